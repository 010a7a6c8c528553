package report

import "afterword/backend/document"

// Layouts lists the orders in which a document can stand, the program's own
// first. The others have the headings and the order of published templates, so
// that a post-mortem fits beside those that a team has already. A template has
// no place for some of what is here (evidence, sources, who took part): it
// follows at the end under its own heading. What a template asks and nobody
// wrote is left out, as everywhere. The headings of a template stay in English.
var Layouts = []string{"own", "google-sre", "pagerduty", "atlassian"}

// body gives the blocks of a layout; any unknown one is the program's own.
func (c *composer) body(layout string) []document.Block {
	switch layout {
	case "google-sre":
		return c.googleSRE()
	case "pagerduty":
		return c.pagerDuty()
	case "atlassian":
		return c.atlassian()
	}
	c.page = c.fillPageOne()
	return join(
		c.opening(), c.factorsInShort(), c.topActions(), c.facts(), c.timeline(), c.asked(), c.analysis(),
		c.factorsInFull(), c.lessons(), c.actionsInFull(), c.people(), c.meetings(), c.sources(), c.evidence(), c.definitions(),
	)
}

// googleSRE follows the example post-mortem in the book "Site Reliability
// Engineering".
func (c *composer) googleSRE() []document.Block {
	return join(
		c.titleOnly(),
		c.part("summary", "Summary", join(c.prose(c.p.Summary), c.atAGlance(), c.glance())),
		c.part("impact", "Impact", c.prose(c.p.Impact)),
		c.part("causes", "Root Causes", join(c.prose(c.p.Sequence), c.prose(c.p.Analysis), c.factorsInBody())),
		c.part("trigger", "Trigger", c.prose(c.p.Trigger)),
		c.part("resolution", "Resolution", c.prose(c.p.Resolution)),
		c.part("awareness", "Detection", c.prose(c.p.Awareness)),
		c.part("change", "Action Items", c.actionsInBody()),
		c.part("lessons", "Lessons Learned", c.lessonsUnder(map[string]string{"helped": "What went well", "slowed": "What went wrong"})),
		retitled(c.timeline(), "Timeline"),
		c.part("more", "Supporting Information", join(c.asked(), c.people(), c.meetings(), c.sources(), c.evidence(), c.definitions())),
	)
}

// pagerDuty follows the template in PagerDuty's incident response documentation.
func (c *composer) pagerDuty() []document.Block {
	return join(
		c.titleOnly(),
		c.part("summary", "Overview", join(c.prose(c.p.Summary), c.glance())),
		c.part("sequence", "What Happened", join(
			c.prose(c.p.Sequence), c.part("trigger", c.w.trigger, c.prose(c.p.Trigger)), c.part("awareness", c.w.questions[0], c.prose(c.p.Awareness)),
		)),
		c.part("causes", "Contributing Factors", join(c.prose(c.p.Analysis), c.factorsInBody())),
		c.part("resolution", "Resolution", c.prose(c.p.Resolution)),
		c.part("impact", "Impact", join(c.atAGlance(), c.prose(c.p.Impact))),
		retitled(c.people(), "Responders"),
		retitled(c.timeline(), "Timeline"),
		c.part("lessons", "How'd We Do?", c.lessonsUnder(map[string]string{"helped": "What Went Well?", "slowed": "What Didn't Go So Well?"})),
		c.part("change", "Action Items", c.actionsInBody()),
		c.asked(), c.meetings(), c.sources(), c.evidence(), c.definitions(),
	)
}

// atlassian follows the post-mortem template of Atlassian's incident handbook.
func (c *composer) atlassian() []document.Block {
	return join(
		c.titleOnly(),
		c.part("summary", "Incident summary", join(c.prose(c.p.Summary), c.atAGlance(), c.glance())),
		c.part("sequence", "Leadup", c.prose(c.p.Sequence)),
		c.part("trigger", "Fault", c.prose(c.p.Trigger)),
		c.part("impact", "Impact", c.prose(c.p.Impact)),
		c.part("awareness", "Detection", c.prose(c.p.Awareness)),
		retitled(c.people(), "Response"),
		c.part("resolution", "Recovery", c.prose(c.p.Resolution)),
		retitled(c.timeline(), "Timeline"),
		c.part("why", "Root cause identification", c.prose(c.p.Analysis)),
		c.part("causes", "Root cause", c.factorsInBody()),
		retitled(c.lessons(), "Lessons learned"),
		c.part("change", "Corrective actions", c.actionsInBody()),
		c.asked(), c.meetings(), c.sources(), c.evidence(), c.definitions(),
	)
}

// titleOnly is the title without the lead, which stands under a heading of its own.
func (c *composer) titleOnly() []document.Block {
	return []document.Block{document.TitleBlock{Kicker: c.kicker(), Title: c.title()}}
}

// atAGlance is the key figures and the small picture.
func (c *composer) atAGlance() []document.Block { return c.opening()[1:] }

// factorsInBody gives each factor in full, or the short list where it says all.
func (c *composer) factorsInBody() []document.Block {
	if full := inside(c.factorsInFull()); len(full) > 0 {
		return full
	}
	return inside(c.factorsInShort())
}

// actionsInBody gives the table of actions, then what more there is to say.
func (c *composer) actionsInBody() []document.Block {
	return join(inside(c.actionsInShort()), inside(c.actionsInFull()))
}

// lessonsUnder gives the lessons with the headings of a template for those
// prompts that it has, and ours for the others.
func (c *composer) lessonsUnder(titles map[string]string) []document.Block {
	blocks := inside(c.lessons())
	for i, b := range blocks {
		if s, ok := b.(document.Section); ok {
			for prompt, title := range titles {
				if s.ID == "lesson-"+prompt {
					s.Title = title
				}
			}
			blocks[i] = s
		}
	}
	return blocks
}

// inside gives the blocks of a part without its heading.
func inside(part []document.Block) []document.Block {
	if len(part) == 1 {
		if s, ok := part[0].(document.Section); ok {
			return s.Blocks
		}
	}
	return part
}

// retitled gives a part another heading.
func retitled(part []document.Block, title string) []document.Block {
	if len(part) == 1 {
		if s, ok := part[0].(document.Section); ok {
			s.Title = title
			return []document.Block{s}
		}
	}
	return part
}

func join(parts ...[]document.Block) []document.Block {
	var out []document.Block
	for _, part := range parts {
		out = append(out, part...)
	}
	return out
}
