package report

import (
	"afterword/backend/document"
	"afterword/backend/postmortem"
)

// asked is what people wanted to know about the events, with the answers that
// were found. A question about a hidden event stays out with it.
func (c *composer) asked() []document.Block {
	list := document.List{}
	for _, q := range c.p.Questions {
		if !c.isAsked(q) {
			continue
		}
		item := c.prose(q.Text)
		var tail []document.Inline
		if q.Event != "" {
			tail = citation(c.citeEvents([]string{q.Event}))
		}
		if q.Status != "answered" {
			if len(tail) > 0 {
				tail = append(tail, text(" "))
			}
			tail = append(tail, label(c.w.unanswered, "warn"))
		}
		if added := c.addedMark(q.AddedAt); added != "" {
			if len(tail) > 0 {
				tail = append(tail, text(" "))
			}
			tail = append(tail, soft(added))
		}
		if len(tail) > 0 {
			item = withTail(item, tail)
		}
		if !blank(q.Answer) {
			item = append(item, document.Quote{Blocks: c.prose(q.Answer)})
		}
		list.Items = append(list.Items, document.ListItem{Blocks: item})
	}
	if len(list.Items) == 0 {
		return nil
	}
	return c.part("questions", c.w.asked, []document.Block{list})
}

func (c *composer) isAsked(q postmortem.Question) bool {
	return !blank(q.Text) && (q.Event == "" || c.eventNo[q.Event] > 0)
}
