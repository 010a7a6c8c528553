package sample

import "afterword/backend/postmortem"

// incident is the root record with the facts.
func incident() []item {
	return []item{{postmortem.KindPostMortem, "root", postmortem.Fields{
		"title":    "Degraded service after a 43-second network partition (GitHub, October 2018)",
		"status":   "reviewed",
		"template": "major",
		"zone":     "UTC",
		"severity": "SEV1",
		"services": []string{"MySQL clusters", "webhooks", "GitHub Pages"},
		"tags":     []string{"sample", "failover", "replication"},
		"affected": "over 5 million webhook events held back, 80,000 Pages builds",
		"summary": `
			A planned repair of network equipment cut the primary US East Coast data center off for 43 seconds.
			Automated failover moved the database primaries across the country, and both coasts ended up with
			writes that the other did not have. To keep every write, the responders repaired the databases going
			forward instead of switching back. Service was degraded for 24 h 11 min: slow or unusable pages,
			out-of-date data, and no webhooks or Pages builds for most of that time. No user data was lost;
			a few seconds of writes still had to be reconciled by hand.`,
		"awareness": `
			Internal monitoring began to alert on numerous faults at 22:54 UTC, two minutes after the link was
			lost, and several engineers were triaging the alerts at that time. By 23:02 the first responders had
			found that many database clusters had a topology nobody expected: the Orchestrator API listed only
			servers of the US West Coast data center.`,
		"impact": `
			Service was degraded for 24 hours and 11 minutes. Not every part of the platform was affected.

			- Pages that write to the database were slow or unusable, because each write crossed the country.
			- People saw information that was out of date and inconsistent, as many read replicas lagged by hours.
			- Webhooks were not delivered and GitHub Pages sites were not built for most of the incident.

			| held back or lost | how much |
			|---|---|
			| webhook events waiting at 16:45 on 22 October | over 5 million |
			| Pages builds waiting at the same time | 80,000 |
			| webhook payloads dropped while catching up | about 200,000 |
			| writes to reconcile on one of the busiest clusters | 954 |

			No user data was lost. When the account was published, the reconciliation of a few seconds of
			database writes was still under way.`,
		"sequence": `
			Failing 100G optical equipment was being replaced as routine maintenance. The work interrupted the
			connection between the US East Coast network hub and the primary US East Coast data center for
			43 seconds.

			Orchestrator, which manages the MySQL topologies, lost its leader in that data center. Its nodes on the
			US West Coast and in the US East Coast public cloud formed a quorum and began to fail clusters over
			to the West Coast. When the link came back, the applications sent their writes to the new primaries
			there at once.

			The East Coast databases still held a short stretch of writes that had never been copied to the
			West Coast, while the West Coast took new ones. With writes on both sides that the other lacked,
			switching back was no longer safe.`,
		"resolution": `
			The plan was to restore the East Coast from backups, synchronize the replicas of both sites, fall back
			to a stable topology, and then work through the queued jobs.

			All primaries were on the East Coast again at 11:12 UTC on 22 October. Many read replicas
			were still hours behind, and the rising load of the working day slowed them. More read replicas in the
			public cloud let replication catch up, and at 16:24 the original topology was back.

			Status stayed red on purpose until the backlog was done. At 23:03 UTC on 22 October all pending
			webhooks and Pages builds had been processed, and the status turned green.`,
		"trigger": `
			Routine maintenance to replace failing 100G optical equipment interrupted the connection of the primary
			US East Coast data center for 43 seconds at 22:52 UTC on 21 October 2018.`,
		"analysis": `
			No single condition explains the day. The failover tool did what it was configured to do, and a network
			partition of this size inside GitHub had not been seen before. Three things combined: primaries could be
			promoted across regions; the applications could not bear a cross-country round trip for most of their
			database calls; and writes arrived on both sides before anyone could look.

			From then on the responders faced a choice between speed and data. They chose the data, which made the
			recovery depend on how fast terabytes can be restored and replicated.

			*This sample retells [GitHub's own account](` + Account + `) in other words. The
			owners, dates, priorities and "done when" of the actions are illustrative; each action says whether
			GitHub announced it.*`,
	}}}
}

func people() []item {
	person := func(key, role string) item {
		return item{postmortem.KindParticipant, key, postmortem.Fields{"role": role}}
	}
	return []item{
		person("p-coordinator", "Incident coordinator"),
		person("p-first", "First responder team"),
		person("p-database", "Database engineering"),
		person("p-response", "Incident response team"),
	}
}

func sources() []item {
	source := func(key, name, kind string) item {
		return item{postmortem.KindSource, key, postmortem.Fields{"name": name, "kind": kind, "zone": "UTC"}}
	}
	return []item{
		source("s-account", "Public account of 30 October 2018", ""),
		source("s-monitoring", "Internal monitoring, as told in the account", "monitor"),
		source("s-status", "Public status messages", "chat"),
	}
}

func evidence() []item {
	link := func(key, title, url string) item {
		return item{postmortem.KindEvidence, key, postmortem.Fields{"title": title, "kind": "link", "url": url}}
	}
	status := func(key, title, id string) item {
		return link(key, title, "https://twitter.com/githubstatus/status/"+id)
	}
	return []item{
		link("l-account", "October 21 post-incident analysis (GitHub blog, 30 October 2018)", Account),
		link("l-report", "October 21 incident report (GitHub blog, published during the incident)",
			"https://github.blog/2018-10-21-october21-incident-report/"),
		status("l-yellow", "Status message: yellow", "1054147648930897920"),
		status("l-red", "Status message: red", "1054148705450946560"),
		status("l-failover", "Status message: controlled failover of a storage system", "1054161818652946433"),
		status("l-estimate", "Status message: estimate of two hours", "1054264047250608130"),
		status("l-stillred", "Status message: red while the backlog is processed", "1054408042836606977"),
		status("l-green", "Status message: green", "1054508689560870912"),
		link("l-mysql", "MySQL High Availability at GitHub", "https://githubengineering.com/mysql-high-availability-at-github"),
		link("l-orchestrator", "Orchestrator, the tool that manages the MySQL topologies", "https://github.com/github/orchestrator"),
	}
}
