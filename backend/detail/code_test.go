package detail

import "testing"

func TestSecretsInPrograms(t *testing.T) {
	checkMarked(t, []string{
		`requests.get(url, auth=("admin", "⟦letmein⟧"))`, `$pdo = new PDO('mysql:host=x', 'root', '⟦letmein⟧');`, `mysqli_connect("localhost", "root", "⟦letmein⟧", "shop");`, `DriverManager.getConnection("jdbc:x", "app", "⟦letmein⟧");`,
		`ftp.login('deploy', '⟦letmein9⟧')`, `SET PASSWORD FOR 'app'@'%' = PASSWORD('⟦letmein⟧');`, `INSERT INTO users (name, password) VALUES ('app', '⟦letmein9⟧');`, "insert into t (`token`,n) values ('⟦a1b2c3d4⟧', 7)",
		"sentinel auth-pass mymaster ⟦letmein9⟧", "enable password ⟦letmein9⟧", "username admin privilege 15 secret ⟦letmein9⟧", "snmp-server community ⟦s3cretRO⟧ RO", "tacacs-server key 7 ⟦letmein9⟧",
		"pswd: ⟦Letmein9⟧", "Pasword: ⟦Letmein9⟧", "Zugangscode: ⟦482913⟧", "Lizenzschlüssel: ⟦ABCDE-12345-FGHIJ-67890⟧",
	}, "[secret removed]")
	checkMarked(t, []string{
		"login(user, password)", `login("app")`, "we enable password rotation", "username of the secret store", "INSERT INTO users (name, password) VALUES (?, ?)", "INSERT INTO users (name, password) VALUES ('app', NULL)", "values (1, 2)", "Errorcode: 4711",
		"INSERT INTO t (name, password_hint) VALUES ('app', 'a1b2c3')",
	}, "[secret removed]")
}
