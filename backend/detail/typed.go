package detail

import (
	"strings"
)

// commands take a password in a way of their own: "mysql -psecret",
// "curl -u admin:secret".
var commands = Lazily(`\b(?:(?:mysql|mariadb)[a-z-]*[ \t](?:[^|;\n]*?[ \t])?-p([^\s-]\S*)|` +
	`(?:curl|wget)[ \t](?:[^|;\n]*?[ \t])?(?:-u|--user|--proxy-user)[ =]?["']?[^\s:"']+:([^\s"']+)|` +
	`(?:sshpass|(?:docker|podman|az|oc|helm registry)[ \t]+login)[ \t](?:[^|;\n]*?[ \t])?-p[ =]?([^\s-]\S*)|` +
	`redis-cli[ \t](?:[^|;\n]*?[ \t])?-a[ ]?([^\s-]\S*))`)

// typed finds secrets in commands that somebody typed: "--password secret".
func typed(line string) []stretch {
	var found []stretch
	if strings.Contains(line, " -") && commandWords(line) {
		for _, at := range commands().FindAllStringSubmatchIndex(line, -1) {
			for group := 2; group < len(at); group += 2 {
				if from, to := at[group], at[group+1]; from >= 0 && !saysNothing(strings.Trim(line[from:to], `"'`)) {
					found = append(found, stretch{start: from, end: to})
				}
			}
		}
	}
	for at := strings.Index(line, "--"); at >= 0; {
		name, end := optionAt(line, at+2)
		if s := secrecyOf(name, ""); s >= aWeak && s <= aPassword && name != "auth" && end < len(line) && isBlank(line[end]) {
			v := valueAt(line, end, "")
			text := line[v.start:v.end]
			plain := isWords(text) && !v.quoted
			if !saysNothing(text) && text[0] != '-' && (!plain || !speaksOfOption[strings.ToLower(strings.TrimRight(text, ".,;:"))] && strings.IndexByte(".,;:)", text[len(text)-1]) < 0) {
				found = append(found, stretch{start: v.start, end: v.end, look: plain})
			}
		}
		next := strings.Index(line[end:], "--")
		if next < 0 {
			break
		}
		at = end + next
	}
	return found
}

// speaksOfOption are words that follow an option in a sentence.
var speaksOfOption = Words("flag flags option options argument arguments parameter parameters switch value is was are were and or to on in for of with without as at from the a an that which instead has had did does when if it not")

func commandWords(line string) bool {
	for _, word := range []string{"mysql", "mariadb", "curl", "wget", "sshpass", "login", "redis-cli"} {
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
