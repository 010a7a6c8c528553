package sample

import (
	"maps"

	"afterword/backend/postmortem"
)

// Days of the incident, in the form of postmortem.Instant without the time.
const (
	day21 = "2018-10-21T"
	day22 = "2018-10-22T"
)

// at gives an instant: at(day21, "22:52:00").
func at(day, clock string) string { return day + clock + ".000Z" }

// event makes an event told to the minute; more adds and replaces fields.
func event(key, when, title string, more postmortem.Fields) item {
	fields := postmortem.Fields{
		"title": title, "occurredAt": when, "precision": "minute", "source": "s-account", "evidence": "l-account",
	}
	maps.Copy(fields, more)
	return item{postmortem.KindEvent, key, fields}
}

// between makes an event of which the account gives only two limits.
func between(key, earliest, latest, title string, more postmortem.Fields) item {
	it := event(key, earliest, title, more)
	it.fields["precision"], it.fields["occurredLatest"] = "between", latest
	return it
}

// untimed makes an event that the account orders but does not time.
func untimed(key, after, title string, more postmortem.Fields) item {
	it := event(key, "", title, more)
	it.fields["precision"], it.fields["afterEvent"] = "unknown", after
	return it
}

func events() []item { return append(append(firstHour(), night()...), recovery()...) }

func firstHour() []item {
	return []item{
		event("e-partition", at(day21, "22:52:00"), "Link between the US East Coast hub and the primary data center is lost", postmortem.Fields{
			"milestone": "impact_started", "kind": "change",
			"description": "Failing 100G optical equipment was being replaced as routine maintenance.",
		}),
		event("e-quorum", at(day21, "22:52:00"), "Orchestrator nodes outside the data center form a quorum and start to fail clusters over to the West Coast", postmortem.Fields{
			"knownAt": at(day21, "23:02:00"), "evidence": "l-account l-orchestrator",
			"description": "The nodes on the US West Coast and in the US East Coast public cloud took part, following Raft consensus.",
		}),
		between("e-restored", at(day21, "22:52:00"), at(day21, "22:54:00"), "Connectivity is back, 43 seconds after it was lost", postmortem.Fields{
			"kind":        "observation",
			"description": "The account gives the length of the gap, and its start to the minute only.",
		}),
		between("e-writes", at(day21, "22:52:00"), at(day21, "22:54:00"), "Applications direct writes to the new West Coast primaries", postmortem.Fields{
			"knownAt": at(day21, "23:02:00"),
			"description": "This began as soon as the link was back. The East Coast databases kept a brief stretch of writes that " +
				"had not been replicated, so a safe switch back was no longer possible.",
		}),
		event("e-alerts", at(day21, "22:54:00"), "Monitoring begins to alert on numerous faults", postmortem.Fields{
			"milestone": "detected", "kind": "alert", "source": "s-monitoring",
		}),
		event("e-triage", at(day21, "22:54:00"), "Several engineers are responding and triaging the alerts", postmortem.Fields{
			"milestone": "acknowledged", "kind": "action", "actorRole": "First responder team",
		}),
		event("e-topology", at(day21, "23:02:00"), "First responders have found unexpected topologies in numerous database clusters", postmortem.Fields{
			"kind": "observation",
			"description": "The Orchestrator API showed a replication topology with servers of the West Coast data center only. " +
				"The account says \"by 23:02\".",
		}),
		event("e-lock", at(day21, "23:07:00"), "Deployment tooling is locked by hand", postmortem.Fields{
			"kind": "decision", "description": "No further change was to be introduced while the state was unclear.",
		}),
		event("e-yellow", at(day21, "23:09:00"), "Site status is set to yellow", postmortem.Fields{
			"milestone": "declared", "kind": "message", "source": "s-status", "evidence": "l-account l-yellow",
			"description": "This made it an active incident and alerted the incident coordinator.",
		}),
		event("e-coordinator", at(day21, "23:11:00"), "Incident coordinator joins", postmortem.Fields{
			"kind": "action",
		}),
		event("e-red", at(day21, "23:13:00"), "Site status is changed to red", postmortem.Fields{
			"kind": "decision", "source": "s-status", "actorRole": "Incident coordinator", "evidence": "l-account l-red",
		}),
		event("e-paged", at(day21, "23:13:00"), "Additional database engineers are paged", postmortem.Fields{
			"milestone": "escalated", "kind": "action", "actorRole": "Database engineering",
			"description": "It was understood by now that several clusters were affected. They looked into making an East Coast " +
				"database the primary of each cluster again.",
		}),
		untimed("e-forward", "e-paged", "Decision to repair going forward and keep the writes of both coasts", postmortem.Fields{
			"kind": "decision",
			"description": "More than 30 minutes of writes on the West Coast left no other option that kept user data safe. " +
				"It was clear that the site would be unusable for many people meanwhile.",
		}),
		event("e-paused", at(day21, "23:19:00"), "Webhook delivery and Pages builds are paused", postmortem.Fields{
			"kind":        "decision",
			"description": "Jobs that write metadata, about pushes for example, had to stop. Data integrity came before usability and time to recovery.",
		}),
	}
}

func night() []item {
	return []item{
		event("e-plan", at(day22, "00:05:00"), "Recovery plan takes shape: restore, synchronize, fall back, work through the queue", postmortem.Fields{
			"kind": "decision", "actorRole": "Incident response team", "evidence": "l-account l-failover",
			"description": "The status page announced a controlled failover of an internal data storage system.",
		}),
		event("e-backup", at(day22, "00:41:00"), "Backup process has been started for all affected MySQL clusters", postmortem.Fields{
			"kind":        "action",
			"description": "Engineers watched the progress while several teams looked for ways to speed up transfer and recovery.",
		}),
		untimed("e-provision", "e-backup", "More read replicas are being provisioned in the East Coast public cloud", postmortem.Fields{
			"kind": "action", "description": "The account says that this began \"earlier in the incident\" than 13:15.",
		}),
		between("e-direct", at(day22, "00:41:00"), at(day22, "06:51:00"), "Teams find ways to restore directly from the West Coast", postmortem.Fields{
			"kind": "observation", "description": "This got around the limited throughput of downloads from off-site storage.",
		}),
		event("e-several", at(day22, "06:51:00"), "Several clusters are restored on the East Coast and replicate from the West Coast", postmortem.Fields{
			"kind":        "observation",
			"description": "Pages that write were slow, as each write crossed the country. Larger clusters were still restoring.",
		}),
		event("e-estimate", at(day22, "06:51:00"), "Status page expects recovery in two hours", postmortem.Fields{
			"kind": "message", "source": "s-status", "evidence": "l-account l-estimate",
			"description": "The estimate came from a linear interpolation of the replication telemetry.",
		}),
		event("e-blog", at(day22, "07:46:00"), "Blog post with more context is published", postmortem.Fields{
			"kind": "message", "evidence": "l-account l-report",
			"description": "It was meant to be out much sooner. The blog is built with GitHub Pages, whose builds were paused.",
		}),
	}
}

func recovery() []item {
	return []item{
		event("e-primaries", at(day22, "11:12:00"), "All database primaries are on the East Coast again", postmortem.Fields{
			"kind": "observation", "description": "The site became far more responsive.",
		}),
		event("e-lag", at(day22, "11:12:00"), "Dozens of read replicas lag by hours and people see inconsistent data", postmortem.Fields{
			"kind": "metric", "endedAt": at(day22, "16:24:00"), "endPrecision": "approximate",
			"description": "Reads were spread over many replicas, so a request had a good chance of meeting one that lagged.",
		}),
		event("e-peak", at(day22, "13:15:00"), "Response team sees replication delays grow as peak traffic nears", postmortem.Fields{
			"kind":        "observation",
			"description": "Catching up followed a power decay and not the straight line of the estimate.",
		}),
		between("e-replicas", at(day22, "13:15:00"), at(day22, "16:24:00"), "New read replicas take load and replication catches up", postmortem.Fields{
			"kind": "observation",
		}),
		event("e-original", at(day22, "16:24:00"), "Replicas are in sync; failover to the original topology", postmortem.Fields{
			"milestone": "mitigated", "kind": "action", "evidence": "l-account l-stillred",
			"description": "Latency and availability were right again. The status stayed red by choice while the backlog was processed.",
		}),
		event("e-backlog", at(day22, "16:45:00"), "Backlog of over 5 million webhook events and 80,000 Pages builds is worked through", postmortem.Fields{
			"kind": "action", "endedAt": at(day22, "23:03:00"),
			"description": "The pace was a balance between the extra load, the notifications sent to partners, and time.",
		}),
		between("e-dropped", at(day22, "16:45:00"), at(day22, "23:03:00"), "About 200,000 webhook payloads are dropped; processing is paused and their time to live raised", postmortem.Fields{
			"kind": "observation", "description": "The payloads had waited longer than an internal time to live allowed.",
		}),
		event("e-green", at(day22, "23:03:00"), "All pending work is done and checked; status is green", postmortem.Fields{
			"milestone": "resolved", "kind": "message", "source": "s-status", "evidence": "l-account l-green",
		}),
	}
}

// questions are what a reader of the timeline asks first, answered from the account.
func questions() []item {
	return []item{{postmortem.KindQuestion, "q-back", postmortem.Fields{
		"text": "What made a quick switch back to the East Coast unsafe?", "event": "e-forward", "status": "answered",
		"answer": `
			Each coast held writes that the other lacked: the East a brief stretch that had never been replicated,
			the West everything written there since the failover. Switching back could not have kept both.`,
	}}}
}
