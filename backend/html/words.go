package html

import "afterword/backend/document"

// words is what the page says around the document: it is for finding one's
// way in a browser, so it is not part of what an export says.
type words struct{ language, skip, contents, picture, table string }

var (
	english = words{language: "en", skip: "Skip to the text", contents: "Contents", picture: "Timeline", table: "Table"}
	german  = words{language: "de", skip: "Zum Text springen", contents: "Inhalt", picture: "Zeitverlauf", table: "Tabelle"}
)

// wordsFor gives the words for a language tag, English for one not known.
func wordsFor(tag string) words {
	if document.BaseLanguage(tag) == german.language {
		return german
	}
	return english
}
