export namespace desktop {
	
	export interface Step {
	    label: string;
	}
	export interface Edit {
	    id: string;
	    group: string;
	    label: string;
	    op: string;
	    kind: string;
	    record: string;
	    fields: Record<string, any>;
	}
	export interface Applied {
	    revision: number;
	    savedAt: string;
	    effects: Edit[];
	    undo: Step;
	    redo: Step;
	}
	export interface ProposedQuestion {
	    line: number;
	    text: string;
	}
	export interface ParseChoice {
	    label: string;
	    when: ParsedWhen;
	}
	export interface ParsedWhen {
	    precision: string;
	    occurredAt: string;
	    occurredLatest: string;
	    toleranceSec: number;
	    endedAt: string;
	    endPrecision: string;
	    zone: string;
	    inferred: string[];
	}
	export interface ProposedEvent {
	    line: number;
	    text: string;
	    title: string;
	    description: string;
	    when?: ParsedWhen;
	    choices: ParseChoice[];
	    message: string;
	}
	export interface Contribution {
	    name: string;
	    otherReference: string;
	    zone: string;
	    memories: ProposedEvent[];
	    questions: ProposedQuestion[];
	    notes: string[];
	}
	export interface StoredRecord {
	    kind: string;
	    id: string;
	    fields: Record<string, any>;
	}
	export interface DocumentSnapshot {
	    id: string;
	    revision: number;
	    records: StoredRecord[];
	    undo: Step;
	    redo: Step;
	}
	export interface OpenAction {
	    id: string;
	    title: string;
	    owner: string;
	    dueOn: string;
	    status: string;
	}
	export interface EarlierPostMortem {
	    id: string;
	    reference: string;
	    title: string;
	    startedAt: string;
	    services: string[];
	    actions: OpenAction[];
	}
	export interface EarlierActions {
	    postMortems: EarlierPostMortem[];
	    more: number;
	}
	
	
	export interface EditBatch {
	    postMortem: string;
	    baseRevision: number;
	    edits: Edit[];
	}
	export interface ExportReply {
	    cancelled: boolean;
	    ticket: string;
	    fileName: string;
	    folder: string;
	    bytes: number;
	    warnings: string[];
	}
	export interface ImportedEvidence {
	    kind: string;
	    title: string;
	    fileName: string;
	    mediaType: string;
	    blob: string;
	    size: number;
	    excerpt: string;
	    note: string;
	}
	export interface MilestoneAt {
	    name: string;
	    at: string;
	}
	export interface LibraryRow {
	    id: string;
	    reference: string;
	    title: string;
	    status: string;
	    template: string;
	    severity: string;
	    services: string[];
	    tags: string[];
	    zone: string;
	    startedAt: string;
	    startedUnknown: boolean;
	    meetingAt: string;
	    trashedAt: string;
	    updatedAt: string;
	    events: number;
	    openActions: number;
	    impact: string;
	    milestones: MilestoneAt[];
	}
	export interface LibraryPage {
	    rows: LibraryRow[];
	    total: number;
	    counts: Record<string, number>;
	}
	export interface LibraryQuery {
	    filter: string;
	    text: string;
	    offset: number;
	    limit: number;
	}
	
	
	export interface OfferedFile {
	    ticket: string;
	    name: string;
	    size: number;
	}
	
	
	export interface ParseReply {
	    status: string;
	    when?: ParsedWhen;
	    choices: ParseChoice[];
	    title: string;
	    message: string;
	}
	export interface ParseRequest {
	    text: string;
	    zone: string;
	    reference: string;
	}
	
	export interface Presenting {
	    awake: boolean;
	}
	
	
	export interface ShareAudience {
	    id: string;
	    name: string;
	    names: string;
	    without: string[];
	    with: string[];
	    domains: string[];
	    own: boolean;
	}
	export interface ShareChoices {
	    format: string;
	    lanes: string;
	    paper: string;
	    language: string;
	    layout: string;
	    flavour: string;
	    inside: boolean;
	    audience: string;
	    names: string;
	    without: string[];
	    with: string[];
	    domains: string[];
	}
	export interface ShareRemoval {
	    what: string;
	    place: string;
	    before: string;
	    after: string;
	    times: number;
	    look: boolean;
	}
	export interface SharePreview {
	    ticket: string;
	    shown: string;
	    media: string;
	    fileName: string;
	    bytes: number;
	    warnings: string[];
	    removals: ShareRemoval[];
	    removed: number;
	}
	
	
	
	export interface SystemInfo {
	    version: string;
	    dataFolder: string;
	    zone: string;
	    readOnly: string;
	    lastOpen: string;
	}
	export interface TakenDocument {
	    id: string;
	    reference: string;
	    copy: boolean;
	    renamed: boolean;
	    text: boolean;
	    inNotes: string[];
	}
	export interface ZoneTransition {
	    at: string;
	    offsetSec: number;
	    abbreviation: string;
	}
	export interface ZoneTable {
	    name: string;
	    transitions: ZoneTransition[];
	}

}

