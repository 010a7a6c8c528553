package detail

import (
	"strings"
	"testing"
)

func TestValuesBehindTheNameOfASecret(t *testing.T) {
	checkMarked(t, []string{
		"password=⟦swordfish⟧", "password: ⟦letmein⟧", "DB_PASSWORD=⟦letmein⟧", "PGPASSWORD=⟦Hunter2x⟧ psql", "dbPassword=⟦Hunter2x⟧",
		`{"accessToken":"⟦a1b2c3d4e5f6⟧","n":1}`, `'password' => '⟦x⟧'`, `password := "⟦x⟧"`, "<password>⟦x⟧</password>", "<ns:Password>⟦let me in⟧</ns:Password>",
		`password = "⟦my Secret pass9⟧"`, `"password": "⟦Hun,ter2;x⟧",`, "Passwort: ⟦Sommer24⟧", "Kennwort = ⟦sommer⟧", "pass=⟦letmein⟧", "DB_PASS=⟦letmein⟧",
		"API key: ⟦9f8e7d6c5b⟧", "secret key = ⟦Zx81qwerty⟧", "run --password ⟦swordfish⟧ now", "tool --api-key ⟦9f8e7d6c⟧", "tool --password=⟦swordfish⟧ --user bob",
		"mysql -u root -p⟦Hunter2⟧ orders", "curl -u admin:⟦Secret123⟧ https://example.com/x", "curl -sS --user 'admin:⟦Secret123⟧' https://example.com/x",
		"Cookie: ⟦session=abc123; theme=dark⟧", "curl -H 'Cookie: ⟦sid=abc123⟧' https://example.com", "Set-Cookie: ⟦sid=s3cr3t; Path=/; HttpOnly⟧",
		"DefaultEndpointsProtocol=https;AccountName=store;AccountKey=⟦bXlrZXlteWtleW15a2V5bXlrZXk=⟧;EndpointSuffix=core.example.net",
		"https://store.example.net/c/b?sv=2024-01-01&sig=⟦AbC123%2BdefGHI456jkl%3D⟧&se=2026",
		"https://store.example.com/o?X-Amz-Date=20260101&X-Amz-Signature=⟦0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef⟧",
		"user=bob&password=⟦hunter2⟧&next=/home", "Server=db;User Id=app;Password=⟦Hunter2⟧;Encrypt=yes", "password=⟦Hun,ter2;x⟧ next", "(password=⟦swordfish⟧)",
		`{\"password\":\"⟦hunter2⟧\"}`, "- Root password: ⟦letmein⟧", "user: bob, password: ⟦letmein⟧", "spring.datasource.password=⟦letmein⟧", "clientSecret: ⟦Zx81-qwerty⟧",
		"Authorization: Bearer ⟦letmeinplease⟧", "Authorization: Basic ⟦YWRtaW46c2VjcmV0⟧", "Authorization: Token ⟦9f8e7d6c5b⟧", `"Authorization": "Bearer ⟦abcDEF123456789⟧"`,
		"//registry.example.com/:_authToken=⟦9f8e7d6c5b⟧", `"auth": "⟦dXNlcjpwYXNzd29yZA==⟧"`, "the api key ⟦0123456789abcdef0123456789abcdef⟧ was in it", "api_key=⟦0123456789abcdef0123456789abcdef⟧",
		"password: ⟦1234⟧", "token=⟦abc123⟧, then", "export GITHUB_TOKEN=⟦abc123⟧", `password: string = "⟦swordfish⟧"`,
		"client_secret: ⟦letmein⟧", "API key:\n\n```\n⟦9f8e7d6c5b⟧\n```\n", "Password:\n⟦Hunter2x⟧", "password=" + "⟦" + strings.Repeat("a1", 2000) + "⟧ then",
	}, "[secret removed]")
}

func TestSecretsInCommands(t *testing.T) {
	checkMarked(t, []string{
		"keytool -importcert -alias gw -storepass ⟦changeit-2024⟧ -file a.pem", "Connect-Box -Password ⟦Hunter2x⟧ -Verbose", "sqlplus app/⟦Winter!2026⟧@orders", "jdbc:oracle:thin:app/⟦Herbst#2025⟧@//db.example:1521/ORDERS",
		`ALTER USER app IDENTIFIED BY "⟦Winter!2026⟧" ACCOUNT UNLOCK;`, "create user 'app'@'%' identified with caching_sha2_password by '⟦x1⟧'", "IDENTIFIED BY ⟦letmein⟧;", `{"sql":"alter user app identified by \"⟦letmein⟧\"; IDENTIFIED BY \"⟦letmein⟧\""}`, "ALTER ROLE app WITH PASSWORD '⟦letmein⟧'",
		`dsn="root:⟦v3ryS3cret⟧@tcp(db.example:3306)/auth"`, `net use X: /user:CORP\anna ⟦Sommer2025!⟧`, "sqlcmd -S db.example -U sa -P ⟦Hunter2x⟧ -Q 'select 1'", "ldapsearch -x -D cn=app -w ⟦Hunter2x⟧ -b dc=example",
		"echo 'app:⟦Hunter2x⟧' | sudo chpasswd", "echo ⟦Hunter2x⟧ | docker login --password-stdin",
	}, "[secret removed]")
	checkMarked(t, []string{
		"GRANT CONNECT TO app;", "The user was identified by his badge", "identified by monitoring", "password = var.redis_password", "token: data.aws_ssm_parameter.tok.value", "echo done | tee log", "-storepass was missing",
		"the well-known pass -through", "ssh-keygen says SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8", `integrity="sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="`, "bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;",
	}, "[secret removed]")
}

func TestWhatIsSaidOfSecretsStays(t *testing.T) {
	checkMarked(t, []string{
		"password: rotated yesterday", "Password: Rotated", "Secret: Kubernetes secret was missing", "a password: forgotten", "Passwort: geändert", "the token bucket: full",
		"token_count: 15000", "auth_latency_ms=1200", "max_tokens: 4096", "token_type: bearer", "passwordless=yes", "password=${DB_PASSWORD}", "password: $DB_PASSWORD", `token = os.Getenv("TOKEN")`,
		"password=********", "token=null", "password: <your password>", "if token == expected {", "unexpected token: \"fi\" near line 3", "token := next", "Auth: login was slow", "pass: 12, fail: 3",
		"pass=12 fail=3", "auth:8080 refused", "Secret: db-creds", "token: CVE-2021-44228", "We lacked basic monitoring", "bearer certificate expired", "basic authentication was off",
		"the --password flag was missing", "use --password, then", "Cookie: the banner was broken", "Authorization: header was missing", "secretName: my-tls", "PWD=/var/lib/app", "SECRET_FILE=/run/secrets/db",
		"monkey: business", "keyboard=qwerty", "compass=north", "tokens=1500", "author=smith", "https://example.com/docs/token", "password: must be changed", `"password": "must be changed"`,
		"password:\n  secretKeyRef:\n    name: x1", "Token:\n- 12 were issued", "Password:\nThe 2nd one was rotated",
		"password=null,Some other cell", "password=,,,A12", "<password> after</p>", `password=\*\*\*\*`, "&#39;password&#39; =&gt; &#39;[secret removed]&#39;", "3b18e512dba79e4c8300dd08aeb37f8e728b8d",
		"trace 4bf92f3577b34da6a3ce929d0e0e4736", "span 00f067aa0ba902b7", "md5 d41d8cd98f00b204e9800998ecf8427e", "commit 3b18e512dba79e4c8300dd08aeb37f8e728b8dad", "id 123e4567-e89b-42d3-a456-426614174000",
		"TestHandlerReturns404WhenTheUserIsMissing2", "src/main/java/ThePaymentServiceV2Test11", "docker run -p 8080:80 -u 1000:1000 app", "mysql -p -h example", "task-force-for-the-migration-of-all",
	}, "[secret removed]")
}

func TestTokensKnownByTheirForm(t *testing.T) {
	// In two parts: whoever searches this repository for secrets shall find none.
	for _, token := range [][2]string{
		{"xa", "pp-1-A0123-456-abcdef"},
		{"rk_", "live_51H8abcdefghijklmnopqr"},
		{"sk_", "live_51H8abcdefghijklmnopqr"},
		{"shp", "at_0123456789abcdef0123456789abcdef"},
		{"dop", "_v1_0123456789abcdef0123456789abcdef"},
		{"glp", "tt-0123456789abcdef0123"},
		{"glp", "at-abcdefghij0123456789"},
		{"ya", "29.a0AfH6SMBabcdef_123"},
		{"AKI", "AIOSFODNN7EXAMPLE"},
		{"gh", "p_16C7e42F292c6912E7710c838347Ae178B4a"},
		{"git", "hub_pat_11ABCDEFG0abcdefghijkl"},
		{"np", "m_abcdefghijklmnopqrstuvwxyz0123456789"},
		{"wJalrXUtnFEMI", "/K7MDENG/bPxRfiCYEXAMPLEKEY"},
	} {
		secret := token[0] + token[1]
		for _, text := range []string{secret, "dump_" + secret, "(" + secret + ")", "is " + secret + " now"} {
			if got := without(t, text); strings.Contains(got, token[1][len(token[1])-8:]) {
				t.Errorf("%q became %q", text, got)
			}
		}
	}
	checkMarked(t, []string{
		"https://hooks.slack.com/services/⟦T00000000/B00000000/XXXXabcdefgh⟧", "https://discord.com/api/webhooks/⟦123456789/abc-DEF_ghi⟧", "https://acme.webhook.office.com/⟦webhookb2/0a1b/IncomingWebhook/2c3d⟧",
		"https://hooks.slack.com/services/%5Bsecret%20removed%5D",
	}, "[secret removed]")
}

// However a text is made, it is read in time that grows as it does; a reader
// that begins again at each name would keep this test for minutes.
func TestLongLinesAreReadOnce(*testing.T) {
	length := 100_000
	if testing.Short() {
		length = 10_000
	}
	for _, part := range []string{"password=", "PWD=/", "Cookie:", "password:\"", "password:“", "password: x ", "<password>", "--password ", "web1.", "a:", "::", "1.", "a@", "db-", "_", "mysql -p ", "password is ", "set pw to ", "PIN ", "password \"", "IDENTIFIED BY ", "echo a ", "-a ", "a-", "x:y@", "value=", "name=password value=", "| password ", "password\t", "password -> ", "password → ", "AUTH ", "login a pass ", "zip -P ", "curl -b ", "a:1@1.1.", "user: a:", "<a name=\"b\">", "password|", "pwd,", "-----BEGIN A-----", "login(\"a\",", "(a) values (b)", "-----BEGIN A-----\nProc-Type:"} {
		text := strings.Repeat(part, length/len(part))
		NewReader(everyKind, nil).Find(text)
	}
}
