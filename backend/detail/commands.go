package detail

import (
	"strings"

	"afterword/backend/pattern"
)

// moreCommands take a password in a way of their own, too, but their names are
// words, or short: each is looked for only with the option that tells. Where it
// does not tell enough, what is taken has a digit.
var moreCommands = pattern.Lazily(`\bmongo[a-z]*[ \t](?:[^|;\n]*?[ \t])?-p[ =]([^\s-]\S*)|` +
	`>[ \t]*(?i:auth)[ \t]+(?:[\w-]+[ \t]+)?(\S+)[ \t]*$|^[ \t]*AUTH[ \t]+(?:[\w-]+[ \t]+)?(\S*\d\S*)[ \t]*$|\bAUTH[ \t]+(?:PLAIN|LOGIN)[ \t]+([A-Za-z0-9+/]{8,}=*)|` +
	`\b(?:requirepass|masterauth)[ \t]+(\S*\d\S*)|` +
	`\bhtpasswd[ \t]+(?:-\S+[ \t]+)*-\S*b\S*[ \t]+(?:-\S+[ \t]+)*(?:[^\s-]\S*[ \t]+){1,2}(\S+)|` +
	`\bopenssl[ \t]+(?:passwd[ \t]+(?:-\S+[ \t]+)*|[^|;\n]*?[ \t]-k[ \t]+)([^\s-]\S*)|` +
	`\b(?:un)?zip[ \t](?:[^|;\n]*?[ \t])?-P[ \t]*([^\s-]\S*)|\b(?:7za?|rar|unrar)[ \t]+[a-z][ \t](?:[^|;\n]*?[ \t])?-h?p([^\s-]\S*)|` +
	`\b(?:smbclient|rpcclient|smbmap)[ \t](?:[^|;\n]*?[ \t])?-U[ =]?["']?[^\s%"']+%([^\s"']+)|\blftp[ \t](?:[^|;\n]*?[ \t])?-u[ \t]+[^\s,]+,(\S+)|` +
	`\bnet user[ \t]+[^\s/]+[ \t]+([^\s/*]*[\d!#$%&?@][^\s]*)|\bnet use[ \t][^|;\n]*?\\\\\S+[ \t]+([^\s/*]*[\d!#$%&?@]\S*)[ \t]+/user:|` +
	`\bhttps?[ \t](?:[^|;\n]*?[ \t])?(?:-a|--auth)[ =]?["']?[^\s:"']+:([^\s"']+)|` +
	`\bcurl[ \t](?:[^|;\n]*?[ \t])?(?:-b|--cookie)[ =]?(?:"[\w.%-]+=([^"\n]+)|'[\w.%-]+=([^'\n]+)|[\w.%-]+=([^\s"']+))|` +
	`\bsnmp[a-z]+[ \t](?:[^|;\n]*?[ \t])?-c[ \t]*([^\s-]\S*)|\bipmitool[ \t](?:[^|;\n]*?[ \t])?-P[ \t]*([^\s-]\S*)|\bx?freerdp[ \t][^|;\n]*?/p:(\S+)|` +
	`\b(?:login|user|username)[ \t]+\S+[ \t]+pass(?:word|wd)?[ \t]+([^\s|]*\d[^\s|]*)|` +
	`\bput-parameter[ \t][^|;\n]*?--name[ =]\S*(?i:pass|secret|token|key)\S*[ \t][^|;\n]*?--value[ =]["']?([^\s"']+)|` +
	`\bvault[ \t]+(?:login|token[ \t]+[a-z]+)[ \t]+(?:-\S+[ \t]+)*([^\s-]\S{15,})`)

// optionsOf are, for each way to begin such a command, what must be in the line too.
var optionsOf = []struct{ begins, has string }{
	{"mongo", " -p"},
	{"AUTH ", ""},
	{"> auth ", ""},
	{"requirepass ", ""},
	{"masterauth ", ""},
	{"htpasswd ", "b"},
	{"openssl ", " -k"},
	{"openssl passwd", ""},
	{"zip ", " -P"},
	{"7z", " -p"},
	{"rar ", "p"},
	{"smbclient ", "%"},
	{"rpcclient ", "%"},
	{"smbmap ", "%"},
	{"lftp ", " -u"},
	{"net use", ""},
	{"http", " -a"},
	{"http", "--auth"},
	{"curl ", " -b"},
	{"curl ", "--cookie"},
	{"snmp", " -c"},
	{"ipmitool ", "-P"},
	{"freerdp ", "/p:"},
	{"login ", " pass"},
	{"user ", " pass"},
	{"username ", " pass"},
	{"put-parameter", "--value"},
	{"vault ", "login "},
	{"vault ", "token "},
}

func moreCommandWords(line string) bool {
	options := strings.Contains(line, " -")
	for _, command := range optionsOf {
		if !options && strings.Contains(command.has, "-") {
			continue
		}
		if at := strings.Index(line, command.begins); at >= 0 && strings.Contains(line[at:], command.has) {
			return true
		}
	}
	return false
}

// loginAtMachine is "admin:secret@10.0.3.17", and "root:secret@box".
var loginAtMachine = pattern.Lazily(`(?:^|[^\w:/.-])(?:[\w.-]+:([^\s@:/"'<>]*\d[^\s@:/"'<>]*)@\d{1,3}\.\d{1,3}\.|(?:root|admin|administrator|postgres|ubuntu|guest|elastic|oracle):([^\s@:/"'<>]{4,})@[A-Za-z0-9])`)

// atMachine finds such passwords.
func atMachine(word string) []stretch {
	var found []stretch
	for _, at := range loginAtMachine().FindAllStringSubmatchIndex(word, -1) {
		for group := 2; group < len(at); group += 2 {
			if from, to := at[group], at[group+1]; from >= 0 && !saysNothing(word[from:to]) {
				found = append(found, stretch{start: from, end: to})
			}
		}
	}
	return found
}
