package detail

import "testing"

func TestSecretsInColumns(t *testing.T) {
	checkMarked(t, []string{
		"password    ⟦hunter2x⟧", "password\t⟦hunter2x⟧", "DB_PASSWORD ⟦hunter2x⟧", "ENV DB_PASSWORD ⟦hunter2x⟧", "setenv API_TOKEN ⟦abc123def⟧", "Key         Value\n---         -----\npassword    ⟦hunter2x⟧\nusername    app",
		"| user | password |\n| --- | --- |\n| app | ⟦hunter2x⟧ |\n| ci | `⟦Sommer24⟧` |", "user,password\napp,⟦hunter2x⟧", "name\tpassword\tshell\napp\t⟦Hunter2x9⟧\t/bin/sh", "user;Kennwort\r\napp;⟦Sommer24⟧\r", "| Host | API key |\n|---|---|\n| box | ⟦9f8e7d6c5b⟧ |",
	}, "[secret removed]")
	checkMarked(t, []string{
		"| Alert | Password | Key |\n| --- | --- | --- |\n| HighLatency | n/a | none |", "| Metric | Token |\n| --- | --- |\n| p99 | 450 |\n| hash | SHA256 |", "user,password\napp,rotated", "user,password\n\napp,hunter2x", "We saw tokens, password, and\nsome, checkout2026, more",
		"password reset", "password  rotated", "password  sha256", "token_duration    768h", "token_policies    [root1]", "password  (v12)", "db-password   Opaque   1   3d", "DB_PASSWORD missing", "PASSWORD POLICY-2021", "| Step | Secret |\n| --- | --- |\n| 1 | OPS-4711 |",
	}, "[secret removed]")
}
