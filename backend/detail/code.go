package detail

import (
	"strings"

	"afterword/backend/pattern"
)

var (
	// calls are those of programs that take a name and a password: `login("app", "…")`.
	calls = pattern.Lazily(`(?i)\b(?:auth=|login|mysqli?_connect|getConnection|PDO|(?:http)?basic_?auth|authenticate)[ \t]*\([ \t]*(?:["'][^"'\n]*["'][ \t]*,[ \t]*){1,2}["']([^"'\n]{4,})["']|\bPASSWORD\(["']([^"'\n]+)["']`)
	// inserted are the columns and the values of a row that goes into a database.
	inserted = pattern.Lazily(`(?i)\(([^()\n]{1,400})\)[ \t]*values[ \t]*\(([^()\n]{1,400})\)`)
	// equipment is how switches and routers are told theirs.
	equipment = pattern.Lazily(`\b(?:(?:enable|neighbor \S+|username \S+(?: privilege \d+)?) (?:password|secret) (?:\d )?([^\s\[]{4,})|(?:tacacs|radius)-server (?:host \S+ )?key (?:\d )?([^\s\[]{4,})|snmp-server community ([^\s\[]{4,})|auth-pass \S+ ([^\s\[]{4,}))`)
)

// coded finds secrets in lines of programs, of databases and of equipment.
func coded(line string) []stretch {
	found := argumentsOf(nil, line, calls())
	for _, one := range argumentsOf(nil, line, equipment()) {
		if !isWords(line[one.start:one.end]) {
			found = append(found, one)
		}
	}
	for _, at := range inserted().FindAllStringSubmatchIndex(line, -1) {
		columns, values := strings.Split(line[at[2]:at[3]], ","), strings.Split(line[at[4]:at[5]], ",")
		if len(columns) != len(values) {
			continue
		}
		start := at[4]
		for i, text := range values {
			s := secrecyOf(strings.Trim(columns[i], " \t\"'`[]"), "")
			bare := strings.Trim(text, " \t\"'")
			if (s == aToken || s == aPassword) && bare != strings.TrimSpace(text) && !saysNothing(bare) {
				from := start + strings.Index(text, bare)
				found = append(found, stretch{start: from, end: from + len(bare)})
			}
			start += len(text) + 1
		}
	}
	return found
}

// mayBeCoded is quick.
func mayBeCoded(_ chars, text string) bool {
	words := []string{"word ", "secret ", "-server ", "auth-pass "}
	if strings.IndexByte(text, '(') >= 0 {
		words = append(words, "ogin", "auth", "Auth", "_connect", "getConnection", "PDO", "uthenticate", "PASSWORD", "VALUES", "values")
	}
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}
