package detail

import "testing"

func TestMarksBetweenANameAndItsSecret(t *testing.T) {
	checkMarked(t, []string{
		"**Password:** ⟦hunter2x⟧", "*Password:* ⟦hunter2x⟧", "**Password**: ⟦hunter2x⟧", "__API key:__ ⟦9f8e7d6c5b4a⟧", "**Password:** `⟦hunter2x⟧`", "- **Kennwort:** ⟦Sommer24⟧",
		"Password -> ⟦hunter2x⟧", "Password → ⟦hunter2x⟧", "password – ⟦hunter2x⟧", "| password | ⟦hunter2x⟧ |", "| Root password | ⟦hunter2x⟧ | box |", "password | ⟦hunter2x⟧", "密码：⟦Xiatian2025⟧",
		"  ~ master_password = \"⟦old1x⟧\" -> \"⟦new2x⟧\"", `  ~ token = null -> "⟦efgh5678⟧" # forces replacement`, `~ token = (sensitive value) -> "⟦efgh5678⟧"`,
		"mot de passe : ⟦Ete2025x⟧", "contraseña: ⟦Verano2025⟧", "hasło: ⟦Lato2025x⟧", "wachtwoord: ⟦Zomer2025⟧", "пароль: ⟦Leto2025x⟧", "パスワード: ⟦Natsu2025x⟧", "API-Schlüssel: ⟦9f8e7d6c5b4a⟧", "WPA2 key: ⟦Guest-Net-2026⟧", "PIN code: ⟦482913⟧",
		`-H "DD-APPLICATION-KEY: ⟦0123456789abcdef0123456789abcdef01234567⟧"`, `"routing_key": "⟦e93facc04764012d7bfb002500d5d1a6⟧"`, "Authorization: GenieKey ⟦eb243592-faa2-4ba2-a551-1afdf565c889⟧", "Authorization: SSWS ⟦00QCjAl4MlV-WPXM-ABCDEFGHIJKLMNOPQRSTUVWXY⟧",
	}, "[secret removed]")
	checkMarked(t, []string{
		"**Password:** rotated on Monday.", "**Secret:** the certificate had expired", "*Token:* expired", "auth -> api -> db", "password -> hash -> store", "token -> next step", "the secret -> env mapping was missing",
		"Passwords - rotate them all", "password – forgotten", "password | text | not null", "| field | type |\n| --- | --- |\n| password | string |\n| token | varchar2 |", "| Service | Secret | Owner |\n| api | rotated | Infra |", "| auth latency | 120 | 450 |",
		"| password | 1200 | 5 |", "cat password | base64 -d", "~ password = (sensitive value)", "+ password = (known after apply)", `~ max_connections = "100" -> "400"`, `~ token_ttl = "100s" -> "400s"`,
		"routing_key=orders.created.v2", "routing key: orders.eu-west-1.created", "application key: not set", "cache key: cart:4711:v2", "idempotency_key=ord-2026-04-14-0042", "user_key=user-20260414-abcdef123",
		"Authorization: denied for role viewer", "Authorization: policy orders changed in 2026-04", "--discovery-token-ca-cert-hash sha256:1234567890abcdef1234567890abcdef1234567890abcdef1234567890abcdef",
	}, "[secret removed]")
}
