package report

import (
	"slices"

	"afterword/backend/document"
)

// What a section of an export holds, by its heading. Sections of the templates
// have the role of what is written there, see layouts.
const (
	roleSummary, roleFacts, roleAnalysis, roleMore, roleDerived = "summary", "facts", "analysis", "more", "derived"
	roleTimeline, roleQuestions, roleLessons, roleNotes         = "timeline", "questions", "lessons", "notes"
	roleFactors, roleFactorsShort                               = "factors", "contributed"
	roleActions, roleActionsShort                               = "actions", "change"
	rolePeople, roleSources, roleEvidence                       = "people", "sources", "evidence"
	roleAwareness, roleImpact, roleSequence, roleResolution     = "awareness", "impact", "sequence", "resolution"
	roleTrigger, roleWhy                                        = "trigger", "why"
)

// templateRoles are those of the headings of the published templates.
var templateRoles = map[string]string{
	"summary": roleSummary, "overview": roleSummary, "incident summary": roleSummary,
	"impact": roleImpact, "detection": roleAwareness, "resolution": roleResolution, "recovery": roleResolution,
	"what happened": roleSequence, "leadup": roleSequence, "trigger": roleTrigger, "fault": roleTrigger,
	"root causes": roleFactors, "root cause": roleFactors, "contributing factors": roleFactors, "root cause identification": roleWhy,
	"action items": roleActions, "corrective actions": roleActions,
	"lessons learned": roleLessons, "how'd we do?": roleLessons,
	"what went well": "helped", "what went well?": "helped", "what went wrong": "slowed", "what didn't go so well?": "slowed",
	"timeline": roleTimeline, "response": rolePeople, "responders": rolePeople, "supporting information": roleMore,
}

// rolesIn gives the roles of the headings in a language, templates included.
func rolesIn(w words) map[string]string {
	out := map[string]string{}
	for title, role := range templateRoles {
		out[title] = role
	}
	for role, title := range map[string]string{
		roleFacts: w.facts, roleAnalysis: w.analysis, roleTimeline: w.timeline, roleQuestions: w.asked, roleLessons: w.lessons, roleNotes: w.notes,
		roleFactors: w.factors, roleFactorsShort: w.contributed, roleActions: w.actions, roleActionsShort: w.change,
		rolePeople: w.people, roleSources: w.sources, roleEvidence: w.evidence, roleDerived: w.definitions, roleTrigger: w.trigger, roleWhy: w.why,
		roleAwareness: w.questions[0], roleImpact: w.questions[1], roleSequence: w.questions[2], roleResolution: w.questions[3],
	} {
		out[folded(title)] = role
	}
	for prompt, title := range w.prompts {
		out[folded(title)] = prompt
	}
	return out
}

// inside says which roles a section may hold: any other heading in it is one
// that people wrote.
var insideOf = map[string][]string{
	roleFacts:    {roleAwareness, roleImpact, roleSequence, roleResolution},
	roleAnalysis: {roleTrigger, roleWhy},
	roleLessons:  {"helped", "slowed", "differently", "learned"},
	roleMore:     {roleQuestions, rolePeople, roleSources, roleEvidence, roleDerived},
	roleSequence: {roleTrigger, roleAwareness},
}

// sort finds the sections by their headings. What a container of sections holds
// itself stays in it.
func (r *recovery) sort(body []document.Block) {
	roles := rolesIn(r.w)
	var into func(blocks []document.Block, allowed []string) (rest []document.Block)
	into = func(blocks []document.Block, allowed []string) (rest []document.Block) {
		for _, b := range blocks {
			s, ok := b.(document.Section)
			role := roles[folded(s.Title)]
			if !ok || role == "" || allowed != nil && !slices.Contains(allowed, role) {
				rest = append(rest, b)
				continue
			}
			if inner := insideOf[role]; inner != nil {
				s.Blocks = into(s.Blocks, inner)
			}
			r.byRole[role] = append(r.byRole[role], s)
		}
		return rest
	}
	for _, b := range into(body, nil) {
		if s, ok := b.(document.Section); ok {
			r.others = append(r.others, s)
		}
	}
}

// part is how the sections of a role are read.
type part struct {
	role string
	read func([]document.Block)
}

func (r *recovery) parts() []part {
	field := func(role string, to *string) part {
		return part{role, func(blocks []document.Block) { *to = joinProse(*to, r.prose(r.withoutGlance(blocks))) }}
	}
	leave := func(blocks []document.Block) { r.leave(r.in.Title, r.withoutGlance(blocks)) }
	out := []part{
		field(roleSummary, &r.p.Summary),
		field(roleAwareness, &r.p.Awareness),
		field(roleImpact, &r.p.Impact),
		field(roleSequence, &r.p.Sequence),
		field(roleResolution, &r.p.Resolution),
		field(roleTrigger, &r.p.Trigger),
		field(roleWhy, &r.p.Analysis),
		field(roleNotes, &r.p.Notes),
		{roleFacts, leave},
		{roleAnalysis, leave},
		{roleMore, leave},
		{rolePeople, r.people},
		{roleTimeline, r.timeline},
		{roleSources, r.sources},
		{roleFactors, r.factorsInFull},
		{roleFactorsShort, r.factorsInShort},
		{roleQuestions, r.questions},
		{roleLessons, leave},
	}
	for _, prompt := range insideOf[roleLessons] {
		out = append(out, part{prompt, func(blocks []document.Block) { r.lessons(prompt, blocks) }})
	}
	return append(out, part{roleActions, r.actionsInFull}, part{roleActionsShort, r.actionsInShort})
}

// withoutGlance takes the services, the tags and the key figures out of a
// section, where a template has them.
func (r *recovery) withoutGlance(blocks []document.Block) (rest []document.Block) {
	for _, b := range flattened(blocks) {
		list, ok := b.(document.Definitions)
		if ok && r.glance(list) || r.isFigure(b) {
			continue
		}
		rest = append(rest, b)
	}
	return rest
}

func joinProse(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}
