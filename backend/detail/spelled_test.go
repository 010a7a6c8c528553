package detail

import "testing"

func TestAddressesInOddSpellings(t *testing.T) {
	checkMarked(t, []string{
		"⟦10.0.3.17⟧/443 open", "⟦10[.]0[.]3[.]17⟧:443", "⟦10.0.3[.]17⟧,", "(⟦10.0.3.x⟧)", "⟦192.168.x.x⟧", "⟦10.0.3.*⟧", "⟦2001:db8:85a3:0:0:8a2e:370:7334⟧.443 >", "/v:⟦10.0.0.9⟧", "Web/⟦10.0.3.17⟧", "web/⟦203.0.113.7⟧", "⟦10.0.3.17/32⟧.",
	}, "[address 1]")
	if got := without(t, "10.0.3.17/10.0.3.17 failed"); got != "[address 1]/[address 1] failed" {
		t.Error(got)
	}
	checkMarked(t, []string{
		"Chrome/124.0.0.0 Safari/537.36", "Edg/124.0.0.0", "Kernel 5.15.0.1", "build 4.3.2.1", "Section 4.3.2.1 of it", "1.2.3.x", "5.x.x", "10.x", "1[.]2", "a[1][.]b",
	}, "[address 1]")
	checkMarked(t, []string{
		"⟦anna.mueller (at) example.com⟧", "⟦anna [at] example [dot] com⟧", "⟦anna AT example DOT com⟧", "⟦anna{at}example.com⟧", "⟦anna＠example.com⟧", "⟦anna&#64;example.com⟧", "⟦anna&commat;example.com⟧", `⟦anna\u0040example.com⟧`, "⟦git@example.com⟧ wrote",
	}, "[e-mail removed]")
	checkMarked(t, []string{"git@github.com:acme/api.git", "ssh://git@github.com/acme/api.git", "meet at example.com", "at 10 (at) noon", "look at the dot on it"}, "[e-mail removed]")
	checkMarked(t, []string{"cc ⟦@kowalski⟧", "<⟦@U012AB3CD⟧> asked", "https://example.social/⟦@kowalski⟧"}, "@[name removed]")
	checkMarked(t, []string{"@types/node", "npm i @scope/pkg@1.2.3", "@sentry/node and @aws-sdk/client-s3"}, "@[name removed]")
}

func TestMachinesOfClouds(t *testing.T) {
	checkMarked(t, []string{
		"⟦orders.cabc123def.eu-west-1.rds.amazonaws.com⟧:5432", "⟦orders.database.windows.net⟧", "⟦orders.postgres.database.azure.com⟧", "⟦cluster.ab.mongodb.net⟧", "⟦DC01⟧", "⟦esx-03⟧", "⟦rmq-0⟧", "//⟦fs01⟧/data", "⟦DESKTOP-4F7G2H1⟧", "⟦elasticsearch-data-3⟧",
		"anna@⟦laptop⟧:~$ ls", "deploy@⟦web⟧:/srv$ ls", "[root@⟦checkout⟧ ~]# ls",
	}, "[host 1]")
	checkMarked(t, []string{
		"s3.eu-west-1.amazonaws.com", "rds.amazonaws.com", "rds.eu-west-1.amazonaws.com", "login.windows.net", "status.mongodb.net", "DC power", "DESKTOP-VERSION", "WIN-WIN", "git@x: $5", "app@1: # note", "Page-1", "mq-v2",
	}, "[host 1]")
	checkMarked(t, []string{"⟦slack://channel?team=T1&id=C1⟧", "⟦https://dashboard.stripe.com/payments/1⟧", "⟦https://acme.notion.site/x⟧", "⟦https://acme.my.salesforce.com/x⟧"}, "[internal link]")
}
