package sample

import "afterword/backend/postmortem"

func factors() []item {
	factor := func(key, kind, title, events, description string) item {
		return item{postmortem.KindFactor, key, postmortem.Fields{
			"title": title, "kind": kind, "events": events, "evidence": "l-account", "description": description,
		}}
	}
	return []item{
		factor("f-region", "technical", "Primaries could be promoted across regions", "e-quorum e-writes", `
			Orchestrator behaved as configured. Its configuration allowed a topology that the applications
			could not work with. Electing a leader within one region is generally safe; the sudden latency
			between coasts is what hurt.`),
		factor("f-latency", "technical", "Applications needed their primary close by", "e-writes e-several", `
			The applications on the East Coast make most of their database calls in the expectation of a short
			round trip. With the primaries on the other coast, the added latency made the site unusable for many
			people.`),
		factor("f-diverged", "technical", "Both coasts held writes that the other lacked", "e-writes e-forward", `
			A few seconds of writes existed only in the East, and soon more than half an hour of them only in the
			West. New writes could not be replicated back, so neither side could simply win.`),
		factor("f-restore", "process", "Rebuilding whole clusters from remote backups takes hours", "e-plan e-backup e-direct", `
			Backups were taken every four hours and kept in remote cloud storage. Transfer took long, and
			unpacking, checking, preparing and loading terabytes took longest. Restoring was tested at least daily,
			but a full cluster had never had to be rebuilt this way.`),
		factor("f-voice", "process", "Public updates said less than was known, and promised too much", "e-estimate e-blog", `
			The status page had three colours for the whole platform. The blog was built with GitHub Pages, which
			was paused. Estimates assumed a straight line and left out some of the variables.`),
	}
}

func lessons() []item {
	lesson := func(key, prompt, events, text string) item {
		return item{postmortem.KindLesson, key, postmortem.Fields{"prompt": prompt, "events": events, "text": text}}
	}
	return []item{
		lesson("n-tested", "helped", "e-plan", `
			The restore procedure was tested at least daily, so its duration was understood from the start.`),
		lesson("n-lock", "helped", "e-lock", `
			Locking the deployment tooling early kept further changes out of a state that nobody understood yet.`),
		lesson("n-integrity", "helped", "e-forward e-paused", `
			One clear priority, data integrity before usability and time to recovery, guided every later choice.`),
		lesson("n-transfer", "slowed", "e-backup e-direct", `
			Backup data had to travel from remote storage before any cluster could be rebuilt.`),
		lesson("n-daytime", "slowed", "e-lag e-peak", `
			As Europe and the US began their working day, the write load grew and replicas fell further behind.`),
		lesson("n-publish", "slowed", "e-blog", `
			Publishing an explanation needed Pages builds, which the response had paused.`),
		lesson("n-estimate", "differently", "e-estimate", `
			Estimates of time to repair could name what they leave out. The two hours announced at 06:51 were a
			straight line through replication that slowed down.`),
		lesson("n-ttl", "differently", "e-dropped", `
			Before a long queue is started again, the time to live of what waits in it can be checked and raised.`),
		lesson("n-topology", "learned", "e-quorum e-topology", `
			A failover tool can build a topology that the applications cannot use. Its rules have to match what
			they expect.`),
		lesson("n-safeguards", "learned", "e-partition", `
			Tighter operational controls and faster responses are not enough in a system this complex. Failure
			scenarios need to be tried out before they happen.`),
	}
}

// Owners, dates, priorities and "done when" are illustrative throughout; the
// text of each action says whether GitHub announced what it asks for.
func actions() []item {
	const announced = "Announced by GitHub. Owner, date and \"done when\" are illustrative."
	action := func(key, title, owner, due, kind, priority, status, doneWhen, factors, description string) item {
		return item{postmortem.KindAction, key, postmortem.Fields{
			"title": title, "owner": owner, "dueOn": due, "kind": kind, "priority": priority, "status": status,
			"doneWhen": doneWhen, "factors": factors, "description": description,
		}}
	}
	items := []item{
		action("a-region", "Keep Orchestrator from promoting primaries across regional boundaries",
			"Database engineering lead", "2018-11-16", "prevent", "high", "started",
			"a rehearsed partition between the coasts leaves every primary in its region", "f-region f-latency", announced),
		action("a-reconcile", "Reconcile the writes that were never replicated",
			"Data reconciliation lead", "2018-11-30", "mitigate", "high", "started",
			"every write in the captured binary logs is merged, found repeated by its author, or settled with them", "f-diverged", announced),
		action("a-status", "Show the status of each component of the platform",
			"Status page owner", "2018-12-14", "detect", "medium", "started",
			"the status page tells which services work while others do not", "f-voice", announced),
		action("a-publish", "Make sure that updates can be published while Pages builds are paused",
			"Communication lead", "2018-11-23", "mitigate", "medium", "open",
			"a test post goes out with Pages builds paused", "f-voice", announced),
		action("a-sites", "Serve traffic from several data centers at once, with a spare site's capacity",
			"Infrastructure lead", "2019-12-20", "prevent", "high", "started",
			"the full failure of one data center has no effect on people in a rehearsal", "f-latency f-diverged",
			"Announced by GitHub as an initiative that began weeks before the incident and got more urgent. Owner, date and \"done when\" are illustrative."),
		action("a-faults", "Validate failure scenarios regularly by injecting faults",
			"Reliability engineering lead", "2019-03-29", "learn", "medium", "open",
			"a calendar of rehearsals exists and the first one, a partition, has been held", "f-region f-restore", announced),
	}
	declined := item{postmortem.KindAction, "a-manual", postmortem.Fields{
		"title": "Turn automated failover off and promote every primary by hand", "owner": "Database engineering lead",
		"kind": "prevent", "status": "declined", "factors": "f-region",
		"description": "Illustrative: GitHub did not announce this.",
		"reason": "Electing a leader within a region is generally safe. Keeping promotions inside a region removes the danger, " +
			"while failover by hand would make every ordinary fault last longer.",
	}}
	return append(items, declined)
}
