package detail

import "strings"

// longestRow is how long a line is at most that names columns.
const longestRow = 400

// rows finds secrets that stand in columns: behind their name with nothing but
// blanks between ("password      …", "ENV DB_PASSWORD …"), and below it in a
// table.
func rows(text string) []stretch {
	var found []stretch
	var column columnOfSecrets
	for from := 0; from < len(text); {
		to := from + lineEnd(text[from:])
		line := text[from:to]
		tells := len(line) <= longestRow && mayBeRow(line) && mayTell(chars{}, line)
		if tells {
			if s, ok := alignedSecret(line); ok {
				found = append(found, stretch{from + s.start, from + s.end, s.look})
			}
		}
		if s, ok := column.below(line); ok {
			found = append(found, stretch{from + s.start, from + s.end, s.look})
		} else if s == belowNothing {
			column = columnOfSecrets{}
			if tells {
				column.readHead(line)
			}
		}
		from = to + 1
	}
	return found
}

// mayBeRow is quick, and says no to sentences and to most lines of logs.
func mayBeRow(line string) bool {
	return strings.ContainsAny(line, "|\t;") || strings.Contains(line, "  ") || strings.Count(line, " ") < 3
}

// alignedSecret reads a line that is a name and a value: with a tab or blanks
// enough to align it, or with one where the name is that of a program's setting.
func alignedSecret(line string) (stretch, bool) {
	words := strings.Fields(line)
	if len(words) == 3 && (words[0] == "ENV" || words[0] == "ARG" || words[0] == "setenv") {
		words = words[1:]
	}
	if len(words) != 2 {
		return stretch{}, false
	}
	s := secrecyOf(words[0], "")
	end := len(strings.TrimRight(line, " \t\r"))
	start := end - len(words[1])
	between := line[:start]
	between = between[len(strings.TrimRight(between, " \t")):]
	setting := strings.Contains(words[0], "_") && strings.ToUpper(words[0]) == words[0]
	if s != aToken && s != aPassword || !setting && len(between) < 2 && between != "\t" {
		return stretch{}, false
	}
	return stretch{start: start, end: end}, isColumnSecret(words[1], s)
}

// isColumnSecret judges what only its place calls a secret: no word, and no number.
func isColumnSecret(text string, s secrecy) bool {
	least := 6
	if s == aToken {
		least = 8
	}
	text = strings.Trim(text, "`*\"'")
	return len(text) >= least && hasLetter(text) && digitsIn(text) > 0 && !isWords(text) && !saysNothing(text) && !measured(text) &&
		!isReference(text) && !knownForms.Has(strings.ToLower(text)) && !strings.ContainsAny(text, "()")
}

// knownForms are what a password or a token may be said to be, with numbers.
var knownForms = Words(`base64 base32 bcrypt2 sha256 sha512 sha-256 sha-512 md5sum oauth2 oauth2.0 pbkdf2 argon2 argon2i argon2id utf8mb4 aes256 aes128 aes-256 aes-128
	varchar2 nvarchar2 int4 int8 float4 float8 uuid4 ed25519 rsa2048 rsa4096 rsa-2048 rsa-4096 pkcs12 pkcs8 x509 x.509 saml2 ldap3 log4j http/1.1 http/2`)

// columnOfSecrets is where in a table a column stands whose head names a secret.
type columnOfSecrets struct {
	mark    byte // between cells, 0 for no table
	cells   int
	index   int
	secrecy secrecy
}

// belowNothing says that a line is no row of the table.
var belowNothing = stretch{start: -1}

// below gives the secret of a row, if the line is one below such a head.
func (c *columnOfSecrets) below(line string) (stretch, bool) {
	if c.mark != 0 {
		if cells := strings.Count(line, string(c.mark)) + 1; cells == c.cells {
			start := 0
			for range c.index {
				start += strings.IndexByte(line[start:], c.mark) + 1
			}
			end := start + strings.IndexByte(line[start:]+string(c.mark), c.mark)
			start += len(line[start:end]) - len(strings.TrimLeft(line[start:end], " \t\"'`"))
			text := strings.TrimRight(line[start:max(start, end)], " \t\r\"'`")
			if !strings.Contains(text, " ") && isColumnSecret(text, c.secrecy) {
				return stretch{start: start, end: start + len(text)}, true
			}
			return stretch{}, false
		}
	}
	return belowNothing, false
}

// readHead reads a line as the head of a table: short names between marks.
func (c *columnOfSecrets) readHead(line string) {
	for _, mark := range []byte("|\t;,") {
		cells := strings.Split(line, string(mark))
		if len(cells) < 2 {
			continue
		}
		head := columnOfSecrets{mark: mark, cells: len(cells), index: -1}
		for i, cell := range cells {
			cell = strings.Trim(cell, " \t\r\"'*")
			words := strings.Fields(cell)
			if len(words) > 3 || len(words) == 0 && mark != '|' || len(words) > 1 && mark == ',' {
				return // a sentence
			}
			if len(words) == 0 {
				continue
			}
			before := ""
			if len(words) > 1 {
				before = words[len(words)-2]
			}
			if s := secrecyOf(words[len(words)-1], before); (s == aToken || s == aPassword) && isWords(cell) {
				head.index, head.secrecy = i, s
			}
		}
		if head.index >= 0 {
			*c = head
		}
		return
	}
}
