package detail

import "testing"

func TestMachines(t *testing.T) {
	checkMarked(t, []string{
		"⟦db-prod-01⟧", "⟦web-1⟧ is down", "⟦cache03⟧", "⟦ip-10-0-3-17⟧", "⟦prod-db⟧ failed over", "⟦orders-primary⟧", "⟦pgsql01⟧", "⟦db_prod_01⟧", "⟦appserver1⟧", "⟦fra1-db-02⟧", "⟦frankfurt-db-02⟧",
		`on \\⟦fileserver⟧\share\x`, "dump_⟦db-prod-01⟧_b.log", "⟦web1⟧.log", "⟦redis01⟧", "⟦node-7⟧", "https://example.com:80/ on ⟦DB-1⟧", "⟦db-01-prod⟧",
		"⟦jenkins.example.com⟧", "⟦vpn.example.com⟧", "⟦grafana-prod.eu.example.com⟧", "⟦bücher.internal⟧", "⟦db-03.eu.example.com⟧", "⟦orders.svc.cluster.local⟧", "dump_⟦db.internal⟧",
		"⟦checkout-7d9f8b6c5d-x2x9k⟧", "⟦node-exporter-8wz4q⟧ 1/1", "⟦gke-shop-pool-2-8f3a9c1b-w7rt⟧", "⟦aks-pool1-12345678-vmss000003⟧", "⟦i-0abc123de45f67890⟧", "host: ⟦orders-db-primary⟧",
	}, "[host 1]")
	checkMarked(t, []string{
		"⟦https://acme.slack.com/archives/C01/p17⟧", "⟦https://app.slack.com/client/T1⟧", "⟦https://acme.atlassian.net/browse/OPS-1⟧", "⟦https://app.datadoghq.com/dashboard/x⟧", "⟦https://acme.sentry.io/issues/45⟧",
		"⟦https://console.aws.amazon.com/ec2/home⟧", "⟦https://eu-west-1.console.aws.amazon.com/ec2⟧", "⟦https://docs.google.com/document/d/1⟧", "⟦amqps://rabbit.internal/vhost⟧", "⟦https://acme.pagerduty.com/incidents/Q1⟧",
	}, "[internal link]")
	checkMarked(t, []string{"see ⟦https://grafana.example.com/d/1⟧ for", "⟦https://prod-vault.example.co.uk/ui⟧."}, "[internal link]")
}

func TestWhatIsNoMachineStays(t *testing.T) {
	checkMarked(t, []string{
		"Log4j", "Auth0", "Node16", "node 16", "postgres15", "es2015", "ES256", "web3", "build-42", "config.local", "app1.service.ts", "report2.final.pdf", "chart-v2.tar.gz",
		"node-16.3", "postgres-15.2", "web-2.0", "api-v2", "backup-2024-01-30", "utf-8", "step-2", "app_version_2", "db_conn_1", "non-primary", "btn-primary", "web-dev", "prod-ready",
		"s3.amazonaws.com", "oauth2.googleapis.com", "grafana.com", "www.example.com", "docs.gitlab.com", "gitlab.gnome.org", "jira.atlassian.com", "grafana.dashboards.enabled", "vault.agent.token",
		"values.prod.yaml", "DB2", "ldap.bind.dn=cn", "checkout-service-tests", "release-train-branch", "the-first-draft", "pre-db-primary", "feature-login-x2", "i-beam",
		"https://slack.com/help", "https://status.slack.com/x", "https://docs.sentry.io/x", "https://api.slack.com/docs", "https://www.zoom.us", "https://support.atlassian.com/x", "https://aws.amazon.com/x", "https://github.com/acme/app/actions/runs/8812345678", `\d+\w`, `C:\\Users\\x`, "https://example.com/docs/grafana",
		"https://avatars1.githubusercontent.com/u/1", "http://%5Bhost%201%5D!internal", "https://example.org/?q=http%3A%2F%2Fwww.example.com%2Fa", "grafana.co.uk",
	}, "[host 1]")
}

func TestOwnDomainsAreInternal(t *testing.T) {
	if got := without(t, "shop.example.net, https://www.example.net/a and www.example.org", "example.net"); got != "[host 1], [internal link] and www.example.org" {
		t.Error(got)
	}
}
