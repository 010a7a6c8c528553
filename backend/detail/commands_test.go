package detail

import "testing"

func TestSecretsOfMoreCommands(t *testing.T) {
	checkMarked(t, []string{
		"mongo admin -u root -p ⟦Hunter2x⟧ --eval 'rs.status()'", "redis-cli> AUTH ⟦letmein⟧", "127.1:6379> auth default ⟦letmein⟧", "AUTH ⟦Hunter2x⟧", "AUTH PLAIN ⟦AGFwcABodW50ZXIy⟧", "CONFIG SET requirepass ⟦Hunter2x⟧", "masterauth \"⟦Hunter2x⟧\"",
		"htpasswd -b -c /etc/nginx/.htpasswd admin ⟦letmein⟧", "htpasswd -bc .htpasswd admin ⟦letmein⟧", "openssl enc -aes-256-cbc -k ⟦letmein⟧ -in a", "openssl passwd -1 ⟦letmein⟧", "zip -e -P '⟦letmein⟧' a.zip a", "unzip -P ⟦letmein⟧ a.zip", "7z x a.7z -p⟦letmein⟧",
		"smbclient //files/share -U ci%⟦letmein⟧", "net user anna ⟦Sommer2025!⟧ /add", "http -a admin:⟦letmein⟧ GET example.com/x", "curl -b 'session=⟦eyJhIjoxfQ.abc; b=c⟧' https://example.com/me", "snmpwalk -v2c -c ⟦s3cr3tRO⟧ box", "ipmitool -I lanplus -U admin -P ⟦letmein⟧ chassis status",
		"xfreerdp /v:box /u:admin /p:⟦letmein⟧", "machine example.com login ci password ⟦hunter2x⟧", "user admin pass ⟦hunter2x⟧", "aws ssm put-parameter --name /prod/db/password --value ⟦letmein⟧ --type SecureString", "vault login ⟦s.iyNUhq8Ov4hIAx6snw5mB2nL⟧",
		"ssh root:⟦letmein⟧@box", "mysqldump -uroot -p'⟦Hunter2⟧' orders",
	}, "[secret removed]")
	checkMarked(t, []string{
		"AUTH failed for 3 clients", "AUTH service restarted", "auth default backend was used", "requirepass was not set", "htpasswd was missing", "gzip -9 -P4 a", "7z was slow -perhaps", "net user growth was flat", "curl -b cookies.txt https://example.com", "http -a was missing",
		"mongo -port 27017", "the user admin passed 3 checks", "login page pass rate 93%", "openssl s_client -connect example.com:443", "docker pull nginx:1.25@sha256:0a1b", "mailto:anna2@example", "vault login was slow", "vault token renewal failed",
		"aws ssm put-parameter --name /prod/db/host --value box --type String",
	}, "[secret removed]")
	checkMarked(t, []string{"login: root / ⟦hunter2⟧", "login is admin/⟦hunter2x⟧", "log in with admin / ⟦hunter2x⟧", "creds admin:⟦hunter2x⟧", "Zugangsdaten: admin / ⟦Sommer24⟧", "user/pass: app/⟦hunter2x⟧", "User/Pass = svc / ⟦hunter2x⟧", "the password (⟦hunter2x⟧) was in it"}, "[secret removed]")
	checkMarked(t, []string{"user: admin / role: viewer", "login page / checkout-v2-2026", "login was green/blue-2026x", "account: root / eu-west", "user: web / mobile2", "login at 12:30 / 13:45", "the password (SHA256) was", "credentials are in a / b", "admin / viewer2"}, "[secret removed]")
}
