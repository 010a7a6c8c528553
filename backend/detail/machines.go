package detail

import "strings"

// Words that names of machines are made of.
var (
	// roles of machines. A number tied to one is a machine: "web1".
	roles = Words(`db web www app api cache worker host srv server lb proxy gw gateway ns mx vm pod queue edge router rtr switch sw fw firewall
		storage nas san backup mail smtp dns bastion jump runner agent broker replica shard controller ctrl search auth checkout payment payments metrics logs`)
	// products are roles too, but a number tied to one may be its version:
	// "postgres15", "Node16". Only the first ones and those with a zero before
	// them are machines.
	products = Words(`node redis memcached memcache mysql maria mariadb postgres postgresql pgsql pg kafka zk zookeeper k8s kube es elastic mongo mongodb
		elasticsearch opensearch keycloak clickhouse cassandra minio logstash traefik nats pulsar airflow loki dc mssql fs exch exchange esx esxi hv rmq mq rabbit rabbitmq jenkins nginx haproxy etcd consul vault ldap prom prometheus grafana log`)
	environments = Words("prod prd production stg staging preprod uat dev")
	copies       = Words("primary replica standby secondary")
	// notBefore are words that stand before "-primary" without being a name.
	notBefore = Words(`non not read multi single semi hot warm cold cross per pre post re the dual old new former current failed auto inter intra
		btn text bg color button border async sync full first second each every half quasi once twice self`)
	// notMachines look like one.
	notMachines = Words("web3 es3 es5 es6 es7 http2 auth0")
)

// machines finds names of machines that have no dots: "db-prod-01", "web1",
// "fra1-db-02", "ip-10-0-3-17", "prod-db", "orders-primary".
func machines(text string) []stretch {
	var found []stretch
	for i := 0; i < len(text); {
		if classOf(text[i]) == '.' {
			i++
			continue
		}
		start, hyphens, lows, digits := i, 0, 0, 0
		for ; i < len(text) && (classOf(text[i]) != '.' || text[i] == '-' || text[i] == '_'); i++ {
			switch {
			case text[i] == '-':
				hyphens++
			case text[i] == '_':
				lows++
			case classOf(text[i]) == '0':
				digits++
			}
		}
		if digits+hyphens+lows == 0 {
			continue
		}
		end := start + len(strings.TrimRight(text[start:i], "-_"))
		switch { // "_" is within a name, or between names that have "-"
		case lows > 0 && hyphens == 0 && isMachine(text[start:end], "_", rest{text, end}):
			found = append(found, stretch{start: start, end: end})
		case lows > 0:
			for from := start; from < end; {
				to := from
				for to < end && text[to] != '_' {
					to++
				}
				found = appendMachine(found, text, from, to)
				from = to + 1
			}
		default:
			found = appendMachine(found, text, start, end)
		}
	}
	return found
}

// rest is a text and where a name in it ends.
type rest struct {
	text string
	at   int
}

// isVersion reports whether the number goes on behind a dot: "postgres-15.2".
func (r rest) isVersion() bool {
	return r.at+1 < len(r.text) && r.text[r.at] == '.' && classOf(r.text[r.at+1]) == '0'
}

// isCode reports whether the name is the beginning of that of a file of a
// program: "app1.service.ts".
func (r rest) isCode() bool {
	const longest = 100
	end := r.at
	for end < min(len(r.text), r.at+longest) && (classOf(r.text[end]) != '.' || r.text[end] == '.' || r.text[end] == '-') {
		end++
	}
	tail := strings.TrimRight(r.text[r.at:end], ".")
	dot := strings.LastIndexByte(tail, '.')
	return dot >= 0 && codeEndings.Has(strings.ToLower(tail[dot+1:]))
}

var codeEndings = Words("ts js go py rb rs sh pl cc cs kt cpp java jsx tsx vue svelte php swift scala proto tf yaml yml json toml pdf doc docx md html css svg png jpg")

func appendMachine(found []stretch, text string, start, end int) []stretch {
	if start >= end {
		return found
	}
	name := text[start:end]
	if isMachine(name, "-", rest{text, end}) {
		return append(found, stretch{start: start, end: end})
	}
	if isCopy(name) {
		return append(found, stretch{start: start, end: end, look: true})
	}
	return found
}

// isMachine reads the parts of a name.
func isMachine(name, between string, after rest) bool {
	parts := strings.Split(strings.ToLower(name), between)
	if between == "-" && (isMade(parts) && name[0] >= 'a' || isInstalled(name)) {
		return true
	}
	const most = 7
	if len(parts) > most {
		return false
	}
	role, environment, number, padded := false, false, -1, false
	for i, part := range parts {
		stem, digits := stemAndNumber(part)
		switch {
		case part == "":
			return false
		case isDuty(stem) && digits == "":
			role = true
		case environments.Has(stem) && digits == "":
			environment = true
		case stem == "" && digits != "" && i > 0 && len(digits) < 6:
			number = i
			padded = padded || digits[0] == '0' && len(digits) > 1
		case isDuty(stem) || environments.Has(stem): // "web1"
			if isTied(stem, digits, name) && !after.isCode() && (i < len(parts)-1 || !after.isVersion()) {
				return true
			}
			role = role || isDuty(stem)
		}
	}
	switch {
	case parts[0] == "ip" && len(parts) == 5 && number == 4:
		return true
	case number == len(parts)-1 && after.isVersion() || number >= 0 && isDay(parts):
		return false
	case number < 0:
		return role && environment && len(parts) == 2 && parts[0] != "dev" && parts[1] != "dev"
	case between == "_": // names of a program have it too
		return role && (environment || padded)
	}
	return role || environment
}

// isTied reports whether a number tied to a role makes it a machine.
func isTied(stem, digits, name string) bool {
	switch {
	case notMachines.Has(stem+digits) || len(digits) > 4:
		return false
	case digits[0] == '0':
		return len(digits) > 1
	case products.Has(stem):
		return len(digits) == 1 && digits[0] <= '3' && stem != "es" && stem != "log" && stem != "k8s" && name[0] >= 'a'
	}
	isDB2 := stem == "db" && digits == "2" && name[0] < 'a' // the product
	return len(digits) < 4 && !isDB2
}

// isDuty reports whether a word is what a machine does: "db", "appserver".
func isDuty(stem string) bool {
	if roles.Has(stem) || products.Has(stem) {
		return true
	}
	for _, end := range []string{"server", "srv", "host", "node"} {
		if before, ok := strings.CutSuffix(stem, end); ok && (roles.Has(before) || products.Has(before) || before == "file" || before == "print" || before == "build") {
			return true
		}
	}
	return false
}

// stemAndNumber parts "web01a": a letter behind the number is the half of a pair.
func stemAndNumber(part string) (stem, digits string) {
	end := len(part)
	if end > 2 && classOf(part[end-1]) == 'a' && classOf(part[end-2]) == '0' {
		end--
	}
	from := end
	for from > 0 && classOf(part[from-1]) == '0' {
		from--
	}
	if from == end {
		return part, ""
	}
	return part[:from], part[from:end]
}

// isDay reports whether the numbers of a name are a day: "backup-2024-01-30".
func isDay(parts []string) bool {
	for _, part := range parts {
		if len(part) == 4 && (strings.HasPrefix(part, "19") || strings.HasPrefix(part, "20")) && strings.Trim(part, "0123456789") == "" {
			return true
		}
	}
	return false
}

// isCopy reports whether a name is of one of several that hold the same:
// "orders-primary", "orders-db-primary".
func isCopy(name string) bool {
	parts := strings.Split(strings.ToLower(name), "-")
	last := len(parts) - 1
	if last < 1 || last > 3 || !copies.Has(parts[last]) || len(parts[0]) < 2 || notBefore.Has(parts[0]) || last > 1 && !isDuty(parts[last-1]) {
		return false
	}
	return strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-") == ""
}
