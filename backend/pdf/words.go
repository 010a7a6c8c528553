package pdf

import "afterword/backend/document"

// pageWords is what the pages say around the document: their numbers, and what a
// reader hears of a link.
type pageWords struct{ language, pageOf, goTo, noPicture, contents string }

var (
	english = pageWords{language: "en", pageOf: "%d of %d", goTo: "Go to this place in the document", noPicture: "picture not shown", contents: "Contents"}
	german  = pageWords{language: "de", pageOf: "%d von %d", goTo: "Zu dieser Stelle im Dokument", noPicture: "Bild nicht gezeigt", contents: "Inhalt"}
)

// wordsFor gives the words for a language tag, English for one not known.
func wordsFor(tag string) pageWords {
	if document.BaseLanguage(tag) == german.language {
		return german
	}
	return english
}
