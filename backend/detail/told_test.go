package detail

import "testing"

func TestSecretsThatASentenceTells(t *testing.T) {
	checkMarked(t, []string{
		"We used the password: ⟦swordfish⟧.", "The password was ⟦swordfish⟧ on staging.", "The pw is ⟦hunter2⟧.", "keystore pw is ⟦changeit-2024⟧, somebody has it?",
		"The password for the keystore was ⟦changeit-2024⟧, and it was in the wiki.", `The passphrase was "⟦correct horse battery staple⟧".`, "The password was `⟦Hunter2x⟧` then",
		"The API key is ⟦AbC9-xyz-88Qw-1122⟧.", "the api key ⟦AbC9-xyz-88Qw-1122⟧ leaked", "root pass for the box = ⟦Tide#pool9⟧", "password for the vpn: ⟦Hunter2x⟧", "Zugang: Benutzer audit, Passwort ⟦audit-Lesen_26⟧ (gilt bis Freitag)",
		"Das neue Kennwort lautet ⟦Winter!2026⟧ und wurde eingetragen.", "Das Passwort ist noch ⟦Sommer24⟧.", "Petra hat das Kennwort auf ⟦Winter!2026⟧ geändert.", "das Passwort war ⟦geheim⟧.",
		"She set the root password to ⟦Hunter2x⟧ again.", "we changed the password of the box to **⟦Hunter2x⟧**", "The password is still ⟦letmein⟧", "password is: ⟦hunter22⟧", "my pw was ⟦123456⟧.",
		"The DB_PASSWORD was ⟦letmein9⟧ in both.", "password “⟦Hunter2x⟧” was shared", "Passcode: ⟦482913⟧", "PIN: ⟦482913⟧#", "2FA code was ⟦482913⟧ and", "with PIN ⟦4711⟧, then", `{"msg":"the passphrase was \"⟦correct horse battery⟧\""}`, "creds: admin / ⟦hunter2⟧", "The credentials were admin / ⟦hunter2⟧ on the box.", `{"otp":"⟦492817⟧"}`, "keystore.pin=⟦493021⟧", `"session_id":"⟦s%3AQ7f3kZ0mV1.8aTTuYbL2nWq⟧"`,
	}, "[secret removed]")
}

func TestSentencesAboutSecretsStay(t *testing.T) {
	checkMarked(t, []string{
		"the password was rotated", "password was wrong", "The password was in the repo.", "Our password was reset at 11:20.", "The password is required.", "The password is stored in Vault.", "My password is the same.",
		"The default password was still in use.", "The password was rotated on Wednesday.", "The token is invalid.", "The secret is to measure.", "The key: small steps.", "The password is base64-encoded.",
		"a password is a 12-character string", "the password was 8 characters", "the password was changed yesterday.", "the password policy is OWASP-2021", "password reset for bob1234x failed", "The password was obvious.",
		"Das Passwort war falsch.", "Das Kennwort war abgelaufen.", "Kennwort vergessen, wie schon im März.", "Das Kennwort: an zwei Stellen gepflegt.", "Das Kennwort wurde auf zwei Servern geändert.", "Das Passwort ist gesperrt.",
		"the token is us-east-1", "the token was OPS-4471", "the secret is sha256-hashed", "we need a password to log in to db.example", "password SHA-256 hashing", "the password 'must be changed'", "ping: 1234 ms", "the backup code was 12 files long", "error code: 1234", "the status code was 5031", "credentials are in a / b", "The password was plaintext.", "Das Kennwort lautet anders.", "pinned: true", "pin: 12",
		"session_id=42", "set the password to expire.", "the password is $DB_PASSWORD", "tests pass on 12 of 14 nodes", "pass rate is 93%", "Pass: all 14 smoke tests", "the password was 2019.", "passwords for the hosts: x1y2z3", "the password, which is Monday2x",
		"the key thing here is Node16-based", "The token bucket is 4096x8192.", "the password was never shared",
	}, "[secret removed]")
}
