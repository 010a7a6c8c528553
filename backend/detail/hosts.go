package detail

import (
	"net/netip"
	"net/url"
	"strings"

	"afterword/backend/pattern"
)

var (
	link = pattern.Lazily(`(?i)\b(?:https?|ssh|git|s?ftp|wss?|grpc|tcp|amqps?|rediss?|mysql|mariadb|postgres(?:ql)?|sqlserver|mongodb(?:\+srv)?|ldaps?|smb|nfs|nats|mqtt|slack|msteams)://[^\s<>"'` + "`" + `]+`)
	// domain is a name with dots, in letters of any script. It may begin behind
	// "_": "dump_db.internal".
	domain = pattern.Lazily(`(?i)(?:^|[^a-z0-9\x{80}-\x{10ffff}-])((?:[a-z0-9\x{80}-\x{10ffff}](?:[a-z0-9\x{80}-\x{10ffff}-]*[a-z0-9\x{80}-\x{10ffff}])?\.)+[a-z\x{80}-\x{10ffff}][a-z0-9\x{80}-\x{10ffff}-]*[a-z0-9\x{80}-\x{10ffff}])`)
	// share is the machine of "\\machine\share".
	share = pattern.Lazily(`(?:^|[^\\\w:])\\\\([A-Za-z0-9][A-Za-z0-9._-]+[A-Za-z0-9])\\[\w$]`)
)

// prompt is what a shell says before a command: "anna@laptop:~$", "[root@box ~]#".
var prompt = pattern.Lazily(`(?:^|[\s>\[])[a-z_][\w.-]*@([A-Za-z0-9][\w.-]*)(?::[~/][^\s$#]*[$#]|[ \t][^\s\]]+\][$#])`)

// clouds are domains of services below which each machine has an owner: its name is theirs.
var clouds = Words(`rds.amazonaws.com cache.amazonaws.com es.amazonaws.com eks.amazonaws.com elb.amazonaws.com redshift.amazonaws.com docdb.amazonaws.com kafka.amazonaws.com compute.amazonaws.com
	compute-1.amazonaws.com vpce.amazonaws.com mq.amazonaws.com database.windows.net database.azure.com redis.cache.windows.net vault.azure.net vaultcore.azure.net servicebus.windows.net documents.azure.com
	search.windows.net cloudapp.azure.com azurecr.io azmk8s.io mongodb.net redislabs.com redis-cloud.com aivencloud.com ondigitalocean.com snowflakecomputing.com azuredatabricks.net cloud.databricks.com
	confluent.cloud psdb.cloud neon.tech clickhouse.cloud es.io elastic-cloud.com`)

// isOfCloud reports whether a machine of a service is somebody's own.
func isOfCloud(host string) bool {
	for dot := strings.IndexByte(host, '.'); dot >= 0; {
		if host = host[dot+1:]; clouds.Has(host) {
			return true
		}
		dot = strings.IndexByte(host, '.')
	}
	return false
}

// internalEndings are names that only a network of one's own knows.
var internalEndings = Words("internal intern intra intranet local localdomain lan corp home private svc cluster consul prod stage staging localhost test invalid arpa")

// settings stand before such an ending in the name of a file or of a setting: "config.local".
var settings = Words("config configs configuration conf settings setting env application appsettings values value compose docker-compose user java os hosts rc override overrides this self threading thread app npm yarn makefile dockerfile gitconfig")

// tools are what a company runs for itself. "grafana.example.com" leads to
// its own, while "grafana.com" is for all.
var tools = Words(`grafana jenkins kibana vault consul nomad argocd argo prometheus alertmanager thanos jaeger zipkin rancher portainer
	sonarqube sonar nexus artifactory harbor gitlab gitea bitbucket jira confluence wiki intranet vpn openvpn bastion jumphost sentry splunk
	graylog airflow phpmyadmin pgadmin adminer rundeck awx teamcity bamboo keycloak zabbix nagios icinga netbox ldap citrix`)

// makers are the domains of who makes such tools, or runs something for everybody.
var makers = Words(`grafana.com grafana.net hashicorp.com atlassian.com atlassian.net jetbrains.com github.com github.io gitlab.com gitlab.io sentry.io elastic.co
	splunk.com jfrog.io sonarsource.com rancher.com redhat.com microsoft.com google.com googleapis.com amazon.com wordpress.com readthedocs.io pypi.org
	githubusercontent.com gravatar.com wp.com discord.com slack.com`)

// publicLabels have a number and are no machines.
var publicLabels = Words("s3 ec2 oauth2 auth0 k8s i18n l10n a11y web3 log4j")

// endings are those of domains that are met, besides the two letters of a country.
var endings = Words("com org net edu gov mil int info biz io dev app cloud ai online site tech xyz systems network solutions services software digital group company zone host global world live shop store agency bank health media energy tools run")

// fileEndings are those of files; some are countries too, and then it is the file.
var fileEndings = Words(`ts js go py rb rs sh pl ps cc md mk so tf cs kt vb gz bz xz db ex cpp java json yaml yml toml xml html htm css scss txt log csv pdf
	png jpg jpeg gif svg zip tar tgz conf cfg ini bak tmp lock sql proto jsx tsx vue svelte ipynb doc docx xls xlsx ppt pptx md5 sha1 sha256 pcap exe dll jar war class out
	service socket timer mount tpl tmpl key pem crt cert csr p12 env lua php swift scala gradle properties dist min map test spec`)

// isHost reports whether a name is of a network of one's own, or of a
// machine: "db-03.eu.example.com".
func (r *Reader) isHost(text string, start, end int) bool {
	if start > 0 && text[start-1] == '%' && end-start > 3 && allHex(text[start:start+2]) {
		start += 2 // "%2Fwww.example.com"
	}
	if end < len(text) && text[end] == '=' && !internalEndings.Has(strings.ToLower(text[strings.LastIndexByte(text[:end], '.')+1:end])) {
		return false // a setting: "ldap.bind.dn=…"
	}
	return r.internalHost(text[start:end])
}

func (r *Reader) internalHost(found string) bool {
	host := strings.ToLower(strings.TrimSuffix(found, "."))
	labels := strings.Split(host, ".")
	first, last := labels[0], labels[len(labels)-1]
	for _, domain := range r.domains {
		if host == domain || strings.HasSuffix(host, "."+domain) {
			return true
		}
	}
	if internalEndings.Has(last) {
		return len(labels) < 2 || !settings.Has(labels[len(labels)-2])
	}
	if len(labels) < 3 || fileEndings.Has(last) || len(last) != 2 && !endings.Has(last) && !strings.HasPrefix(last, "xn--") {
		return false
	}
	if isOfCloud(host) && !receptions.Has(first) {
		return true
	}
	own := labels[len(labels)-2:]
	if len(last) == 2 && secondLevel.Has(own[0]) { // "example.co.uk"
		own = labels[len(labels)-3:]
	}
	if makers.Has(strings.Join(own, ".")) {
		return false
	}
	if strings.ContainsAny(first, "0123456789") && hasLetter(first) && !publicLabels.Has(first) && !isVersion(first) {
		return true
	}
	return last != "org" && runsTool(labels[:len(labels)-len(own)]) // projects show theirs to all
}

// isVersion reports whether a label is "v2".
func isVersion(label string) bool {
	return label[0] == 'v' && strings.Trim(label[1:], "0123456789") == ""
}

// runsTool reports whether the labels before a domain are of a tool that a
// company runs under it: also "eu.grafana" and "grafana-prod".
func runsTool(labels []string) bool {
	for _, label := range labels {
		for _, part := range strings.Split(label, "-") {
			if tools.Has(part) {
				return true
			}
		}
	}
	return false
}

// secondLevel are what a country has before its ending.
var secondLevel = Words("co com org net ac gov edu")

// internalURL reports whether an address leads into a network of one's own.
func (r *Reader) internalURL(text string, start, end int) bool {
	found := text[start:end]
	u, err := url.Parse(strings.TrimRight(found, ".,;:!?)]}'"))
	if err != nil {
		// It cannot be read: rather too much than too little, but what was taken out of it already is no reason.
		return strings.Contains(found, "internal") && !Placeholders().MatchString(found)
	}
	host := strings.ToLower(u.Hostname())
	if strings.Contains(host, "…") { // cut where a picture has no room for more
		return false
	}
	if addr, err := netip.ParseAddr(host); err == nil {
		return addr.IsPrivate() || addr.IsLoopback() || addr.IsLinkLocalUnicast() || addr.IsUnspecified()
	}
	return host != "" && !strings.Contains(host, ".") || r.internalHost(host) || isRoom(host)
}

// Services that are no network of one's own, but where a company has rooms that
// nobody else can enter. Addresses of pages there are internal; names of their
// machines say nothing.
var (
	// rooms are domains below which each customer has a name: "acme.example.net".
	rooms = Words(`slack.com atlassian.net grafana.net pagerduty.com opsgenie.com victorops.com sentry.io datadoghq.com datadoghq.eu zoom.us sharepoint.com
		service-now.com zendesk.com okta.com splunkcloud.com signalfx.com newrelic.com honeycomb.io lightstep.com notion.site salesforce.com force.com monday.com webex.com myjetbrains.com visualstudio.com incident.io`)
	// receptions are what such a service shows to everybody.
	receptions = Words("www status docs doc support help api developer developers community blog learn trust go info about hub marketplace hooks")
	// desks are where one logs in to see what is one's own.
	desks = Words(`console.aws.amazon.com console.cloud.google.com portal.azure.com dev.azure.com docs.google.com drive.google.com meet.google.com
		chat.google.com mail.google.com calendar.google.com teams.microsoft.com app.circleci.com app.launchdarkly.com app.asana.com app.terraform.io
		console.firebase.google.com dashboard.stripe.com app.netlify.com dashboard.heroku.com manage.fastly.com app.hubspot.com app.logz.io app.firehydrant.io app.clickup.com app.shortcut.com
		app.statuspage.io manage.statuspage.io logs.betterstack.com uptime.betterstack.com cloud.mongodb.com console.aiven.io app.pulumi.com app.snyk.io app.posthog.com app.amplitude.com lucid.app app.swaggerhub.com app.squadcast.com
		app.incident.io app.rootly.com app.rollbar.com app.bugsnag.com dash.cloudflare.com linear.app notion.so trello.com miro.com lookerstudio.google.com`)
)

// isRoom reports whether a page of a host is behind the login of a company.
func isRoom(host string) bool {
	for at := 0; at >= 0 && at < len(host); {
		if desks.Has(host[at:]) {
			return true
		}
		if rooms.Has(host[at:]) {
			first, _, _ := strings.Cut(host, ".")
			return at > 0 && !receptions.Has(first)
		}
		dot := strings.IndexByte(host[at:], '.')
		if dot < 0 {
			return false
		}
		at += dot + 1
	}
	return false
}
