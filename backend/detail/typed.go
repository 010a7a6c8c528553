package detail

import (
	"regexp"
	"strings"

	"afterword/backend/pattern"
)

// commands take a password in a way of their own: "mysql -psecret",
// "curl -u admin:secret", "sqlplus app/secret@orders", "IDENTIFIED BY secret".
var commands = pattern.Lazily(`\b(?:(?:mysql|mariadb)[a-z-]*[ \t](?:[^|;\n]*?[ \t])?-p([^\s-]\S*)|` +
	`(?:curl|wget)[ \t](?:[^|;\n]*?[ \t])?(?:-u|--user|--proxy-user)[ =]?["']?[^\s:"']+:([^\s"']+)|` +
	`(?:sshpass|(?:docker|podman|az|oc|helm registry)[ \t]+login)[ \t](?:[^|;\n]*?[ \t])?-p[ =]?([^\s-]\S*)|` +
	`redis-cli[ \t](?:[^|;\n]*?[ \t])?-a[ ]?([^\s-]\S*)|(?:sqlcmd[ \t](?:[^|;\n]*?[ \t])?-P|ldap[a-z]+[ \t](?:[^|;\n]*?[ \t])?-w)[ ]?([^\s-]\S*)|` +
	`(?:sqlplus[ \t]+(?:-\S+[ \t]+)*["']?|jdbc:oracle:[a-z]+:)[\w$#.-]+/([^\s@"']+)@|net use [^|;\n]*?/user:\S+[ \t]+([^\s/*]*[\d!#$%&?@]\S*)|` +
	`echo[ \t]+(?:-n[ \t]+)?["']?(?:[\w.-]+:)?([^\s"'|]+)["']?[ \t]*\|[ \t]*(?:sudo[ \t]+)?(?:chpasswd|passwd|kinit|sudo -S|(?:docker|podman)[ \t]+login)\b)|` +
	`\bIDENTIFIED[ \t]+(?:WITH[ \t]+\S+[ \t]+)?BY[ \t]+\\?["'` + "`" + `]?([^\s"'` + "`" + `;\\]+)|(?i:\b(?:user|role|link)\b[^;\n]*\bidentified[ \t]+(?:with[ \t]+\S+[ \t]+)?by[ \t]+\\?["']([^"'\\]+)\\?["'])|` +
	// "root:secret@tcp(db:3306)" is how programs in Go have it.
	`[^\s/@:"'=]+:([^\s@"']+)@(?:tcp|unix)\(`)

// typed finds secrets in commands that somebody typed: "--password secret".
func typed(line string) []stretch {
	var found []stretch
	if commandWords(line) {
		found = argumentsOf(found, line, commands())
	}
	if moreCommandWords(line) {
		found = argumentsOf(found, line, moreCommands())
	}
	for at := nextOption(line, 0); at < len(line); {
		name, end := optionAt(line, at)
		if s := secrecyOf(name, ""); s >= aWeak && s <= aPassword && name != "auth" && end < len(line) && isBlank(line[end]) {
			v := valueAt(line, end, "")
			text := line[v.start:v.end]
			plain := isWords(text) && !v.quoted
			if !saysNothing(text) && text[0] != '-' && (!plain || !speaksOfOption.Has(strings.ToLower(strings.TrimRight(text, ".,;:"))) && strings.IndexByte(".,;:)", text[len(text)-1]) < 0) {
				found = append(found, stretch{start: v.start, end: v.end, look: plain})
			}
		}
		at = nextOption(line, end)
	}
	return found
}

// argumentsOf finds what the groups of a form take, without the quotes around it.
func argumentsOf(found []stretch, line string, form *regexp.Regexp) []stretch {
	for _, at := range form.FindAllStringSubmatchIndex(line, -1) {
		for group := 2; group < len(at); group += 2 {
			from, to := at[group], at[group+1]
			if from < 0 || inSecretRemoved(line[:from]) || saysNothing(strings.Trim(line[from:to], `"'`)) {
				continue
			}
			if quote := line[from]; to-from > 2 && (quote == '"' || quote == '\'') && line[to-1] == quote {
				from, to = from+1, to-1
			}
			found = append(found, stretch{start: from, end: to})
		}
	}
	return found
}

// nextOption gives where the name of an option begins behind its "--", or the
// one "-" of the tools of Java and PowerShell: "-storepass"; else the length.
func nextOption(line string, from int) int {
	for at := from; at+2 < len(line); at++ {
		switch {
		case line[at] != '-':
		case line[at+1] == '-':
			return at + 2
		case (at == 0 || isBlank(line[at-1])) && classOf(line[at+1]) != '.' && classOf(line[at+2]) != '.':
			return at + 1
		}
	}
	return len(line)
}

// speaksOfOption are words that follow an option in a sentence.
var speaksOfOption = Words("flag flags option options argument arguments parameter parameters switch value is was are were and or to on in for of with without as at from the a an that which instead has had did does when if it not")

func commandWords(line string) bool {
	for _, word := range []string{"mysql", "mariadb", "curl", "wget", "sshpass", "login", "redis-cli", "sqlcmd", "ldap", "sqlplus", "oracle:", "/user:", "echo", "IDENTIFIED", "identified", "@tcp(", "@unix("} {
		if strings.Contains(line, word) {
			return true
		}
	}
	return false
}

// optionAt gives the name of an option and where it ends.
func optionAt(line string, at int) (name string, end int) {
	end = at
	for end < len(line) && (classOf(line[end]) != '.' || line[end] == '-' || line[end] == '_') {
		end++
	}
	return line[at:end], end
}
