/** The closed lists of values that kinds, statements and evidence draw from, each value with its meaning. */

export interface Term {
  readonly name: string;
  readonly description: string;
}

export interface Vocabulary {
  readonly name: string;
  readonly description: string;
  /** Best first where the vocabulary is a ranking (certainty, modality). */
  readonly terms: readonly Term[];
}

const vocabulary = (name: string, description: string, terms: Record<string, string>): Vocabulary => ({
  name,
  description,
  terms: Object.entries(terms).map(([term, meaning]) => ({ name: term, description: meaning })),
});

export const vocabularies = {
  EntityType: vocabulary('EntityType', 'What an entity is within its kind.', {
    STATE: 'A sovereign state.',
    CUSTOMS_TERRITORY: 'A territory with a trade policy of its own that is not a sovereign state.',
    BLOC: 'A union of states that legislates on trade as one jurisdiction, such as the European Union.',
    GROUP: 'A group of countries without legislation of its own.',
    MINISTRY: 'A department of government under a minister or secretary.',
    REGULATOR: 'A commission or authority that supervises a field.',
    PUBLIC_AGENCY: 'A public body that runs programmes or carries out laws.',
    EXECUTIVE_OFFICE: 'The office of a head of state or government, or a body directly under it.',
    LEGISLATURE: 'A parliament or one of its committees.',
    COURT: 'A court of law.',
    EMBASSY: 'A diplomatic mission.',
    COMMITTEE: 'A body of several agencies that decides or advises.',
    GOVERNMENT: 'A national government as a whole.',
    INDUSTRY_ASSOCIATION: 'An association of firms of one or more industries.',
    CHAMBER_OF_COMMERCE: 'A chamber or business council.',
    ADVOCACY_GROUP: 'A group that campaigns for a cause.',
    THINK_TANK: 'A policy research organization.',
    RESEARCH_INSTITUTE: 'An institute whose main work is research.',
    INTERNATIONAL_ORGANIZATION: 'An organization whose members are states.',
    PARLIAMENTARY_GROUP: 'An association of members of parliament.',
    TRADE_AGREEMENT: 'A treaty on trade.',
    PROTOCOL: 'A technical agreement on the conditions of trade in some goods.',
    MEMORANDUM: 'A memorandum of understanding.',
    JOINT_STATEMENT: 'A joint statement or fact sheet of governments.',
    CERTIFICATION_SCHEME: 'A programme that certifies products, services or firms.',
    PROCUREMENT_PROGRAMME: 'A programme by which a government buys.',
    SECURITY_RULE: 'A security requirement run as a programme.',
    POLICY_PLAN: 'A plan or strategy of a government.',
    OFFSET_PROGRAMME: 'A programme that asks for technology or purchases in return for large contracts.',
    NATIONAL_TRADE_ESTIMATE: 'An edition of the yearly National Trade Estimate Report of the USTR.',
    GOVERNMENT_REPORT: 'A report of a public body that is not a National Trade Estimate.',
    STUDY: 'A study by a research body or an analyst.',
    LETTER: 'An open or official letter.',
    PETITION: 'A formal request that an authority act.',
    COMMENTS: 'Comments filed in a consultation.',
    POLICY_AGENDA: 'A statement of policy for a period.',
    MEETING: 'A meeting, round of talks or summit.',
    DEAL: 'The conclusion of an agreement.',
    LEGISLATIVE_STEP: 'A step in the life of a law: passed, in force, repealed.',
    COURT_RULING: 'A decision of a court.',
    INVESTIGATION: 'A formal investigation or its opening.',
    TARIFF_ACTION: 'The announcement or change of a tariff.',
    PUBLICATION: 'The release of a report or document.',
    PROCUREMENT_STEP: 'A tender, bid or award.',
    DECISION: 'A decision of an authority in a case.',
    ANNOUNCEMENT: 'An announcement of something that may follow.',
    MARKET_DEVELOPMENT: 'A change seen in trade or in a market.',
    LEGAL_DISPUTE: 'A lawsuit, arbitration or its end.',
    SERVICE: 'A service offered under its own name, such as a cloud service.',
    GOOD: 'A physical product or class of products.',
  }),

  Status: vocabulary('Status', 'Where a law, programme, barrier, agreement or event stands.', {
    IN_FORCE: 'In force or running.',
    PASSED: 'Adopted, not yet in force.',
    PROPOSED: 'A bill or proposal.',
    PLANNED: 'Announced for a later date.',
    BEING_REPLACED: 'Running, with a successor decided.',
    REPEALED: 'No longer in force: repealed or rescinded.',
    STRUCK_DOWN: 'Annulled by a court.',
    ENDED: 'Over.',
    CLAIMED: 'Somebody calls the practice a barrier; nothing is known of talks on it.',
    NEGOTIATED: 'Subject of talks or of a commitment that is not carried out yet.',
    EASED: 'Partly removed.',
    RESOLVED: 'Removed.',
    SIGNED: 'Signed, not in force or not binding.',
    HAPPENED: 'Took place.',
    CANCELLED: 'Was planned and did not take place.',
    SUSPENDED: 'Not applied for a time: stayed by a court, paused or deferred.',
    WITHDRAWN: 'Taken back by whoever made it.',
  }),

  Instrument: vocabulary('Instrument', 'The legal form of a law.', {
    ACT: 'An act of a legislature.',
    PROVISION: 'A section or article of an act that is cited by itself.',
    AMENDMENT: 'An act that changes another act.',
    BILL: 'A proposal before a legislature.',
    DECREE: 'A decree, order or regulation of the executive.',
    NOTICE: 'A notice or guideline of a public body.',
    REGULATION: 'A regulation or directive of the European Union.',
  }),

  MeasureType: vocabulary(
    'MeasureType',
    'The kind of measure, by chapter of the UNCTAD MAST classification of non-tariff measures (2019).',
    {
      SPS: 'Chapter A: sanitary and phytosanitary measures.',
      TBT: 'Chapter B: technical barriers to trade.',
      PRE_SHIPMENT: 'Chapter C: pre-shipment inspection and other formalities.',
      CONTINGENT_PROTECTION: 'Chapter D: contingent trade-protective measures.',
      LICENSING_AND_QUOTAS: 'Chapter E: non-automatic licensing, quotas, prohibitions and quantity control.',
      PRICE_CONTROL: 'Chapter F: price-control measures, including additional taxes and charges.',
      FINANCE: 'Chapter G: finance measures.',
      COMPETITION: 'Chapter H: measures affecting competition.',
      INVESTMENT: 'Chapter I: trade-related investment measures.',
      DISTRIBUTION: 'Chapter J: distribution restrictions.',
      POST_SALES_SERVICES: 'Chapter K: restrictions on post-sales services.',
      SUBSIDIES: 'Chapter L: subsidies and other forms of support.',
      GOVERNMENT_PROCUREMENT: 'Chapter M: government procurement restrictions.',
      INTELLECTUAL_PROPERTY: 'Chapter N: intellectual property.',
      RULES_OF_ORIGIN: 'Chapter O: rules of origin.',
      EXPORT_MEASURES: 'Chapter P: export-related measures.',
      TARIFF: 'A customs duty: outside the MAST chapters.',
      DIGITAL: 'A rule on data, platforms or digital services that no MAST chapter covers.',
    },
  ),

  SourceType: vocabulary('SourceType', 'What sort of document a source is.', {
    STATUTE: 'The text of a law.',
    OFFICIAL: 'A text of a public body other than a law.',
    PRESS: 'A newspaper, agency or trade press article.',
    LAW_FIRM: 'A client note of a law firm or adviser.',
    RESEARCH: 'A study or a monitoring report.',
    ADVOCACY: 'A text by somebody with a stake in the matter.',
    BLOG: 'A blog or unedited site.',
    REFERENCE: 'Reference data such as a list of firms with their seats.',
    EDITORIAL: 'Our own classification or reasoning. It may not support a numbered fact.',
  }),

  Modality: vocabulary('Modality', 'How a piece of evidence puts its statement, strongest first.', {
    FACT: 'Reported as a fact.',
    CLAIM: 'Put forward by an interested party.',
    OPINION: 'A judgement.',
    FORECAST: 'Expected to happen.',
    PROPOSAL: 'Proposed or planned.',
  }),

  Certainty: vocabulary('Certainty', 'How a piece of evidence carries its statement, strongest first.', {
    LEGAL_TEXT: 'Read in the text of the law itself.',
    STATED: 'The source says it.',
    INFERRED: 'Concluded from what was read; the reason is given.',
  }),

  Stance: vocabulary('Stance', 'Whether a piece of evidence is for or against its statement.', {
    AFFIRMS: 'Says that the statement holds.',
    DENIES: 'Says that it does not hold.',
  }),

  Effect: vocabulary('Effect', 'What a barrier or law does to the party that it affects.', {
    HITS: 'Puts it at a disadvantage or burdens it.',
    SHELTERS: 'Protects or favours it.',
    EXEMPTS: 'Expressly leaves it out.',
  }),

  Ground: vocabulary('Ground', 'Why a party is held to be affected.', {
    NAMED_IN_TEXT: 'The source names the party.',
    BY_PRODUCT: 'The party offers the product that is affected.',
    BY_SECTOR: 'The party works in the sector that is affected.',
    BY_NATIONALITY: 'The party belongs to the country or group that is affected.',
    REPORTED_BY_FIRM: 'The party itself says so.',
    INFERRED: 'Concluded by us; the reason is given.',
  }),

  Action: vocabulary('Action', 'What an event or agreement does to the thing that it addresses.', {
    RAISES: 'Brings it up.',
    EXPECTED_TOPIC: 'Was expected to bring it up.',
    COMMITS: 'Contains a commitment on it.',
    ADOPTS: 'Adopts it.',
    BRINGS_INTO_FORCE: 'Brings it into force.',
    CHANGES: 'Changes it or plans to change it.',
    ANNULS: 'Annuls it.',
    SUSPENDS: 'Suspends, stays or defers it.',
    EASES: 'Removes a part of it.',
    TIGHTENS: 'Makes it stricter.',
    UPHOLDS: 'Upholds it against an objection.',
    RULES_AGAINST: 'Finds that it breaks a rule, without annulling it.',
    AWARDS: 'Awards contracts under it.',
    APPROVES: 'Approves a request under it.',
    WITHDRAWS: 'Withdraws it.',
    RELEASES: 'Releases it to the public.',
    DELIVERS: 'Hands it over or files it.',
    INVESTIGATES: 'Opens or conducts an investigation of it.',
  }),

  Role: vocabulary('Role', 'The part that an actor has in an event.', {
    PARTICIPANT: 'Takes part.',
    EXPECTED: 'Was expected to take part.',
    CHAIR: 'Chairs it.',
    HOST: 'Holds or hosts it.',
    NEGOTIATOR: 'Negotiates.',
    ANNOUNCER: 'Announces it.',
    DECISION_MAKER: 'Decides or approves.',
    ADDRESSEE: 'Is addressed or targeted by it.',
    SENDER: 'Sends or files what it is about.',
    PETITIONER: 'Petitions or requests.',
    BIDDER: 'Bids and is not known to have won.',
    WINNER: 'Wins the award.',
    REJECTED: 'Bids and is not selected.',
    SUPPLIER: 'Supplies what is bought.',
    REPORTER: 'Reports on it.',
    CAUSE: 'Is the reason that it happened.',
    CANDIDATE: 'Considers or examines it.',
  }),

  Comparator: vocabulary('Comparator', 'How a figure relates to the true number.', {
    EXACTLY: 'The source gives the number as it stands.',
    ABOUT: 'About as much.',
    MORE_THAN: 'More than the value.',
    LESS_THAN: 'Less than the value.',
    UP_TO: 'At most the value.',
    AT_LEAST: 'At least the value.',
    BETWEEN: 'Between the value and the upper value.',
  }),

  ConflictKind: vocabulary('ConflictKind', 'How statements that stand against each other differ.', {
    CONTRADICTION: 'They cannot both be true.',
    DIFFERENT_SCOPE: 'Both can be true, of different things, places or steps.',
    MISREADING: 'One looks like a misreading of the other.',
    LATER_CORRECTION: 'The later one corrects or overtakes the earlier one.',
  }),

  Knowledge: vocabulary('Knowledge', 'What is known of a question, in one shape everywhere.', {
    KNOWN: 'There is an answer and it is given.',
    NOT_KNOWN: 'It was looked for in the sources named and not found.',
    NOT_EXAMINED: 'Nobody has looked for it yet.',
    NONE: 'A source says that there is none.',
  }),

  Holding: vocabulary('Holding', 'Whether a statement holds at a date.', {
    HOLDS: 'It holds for certain.',
    PLANNED:
      'It is planned or forecast to hold: its beginning lies after the day of knowledge (`knownAt`), or it is put as a proposal or forecast only.',
    MAY_HOLD: 'It may hold: its beginning or its end is not known exactly enough.',
    DOES_NOT_HOLD: 'It does not hold.',
  }),
} as const satisfies Record<string, Vocabulary>;

export type VocabularyName = keyof typeof vocabularies;

/** The names of a vocabulary's terms, in its order (best first where it ranks). */
export const termsOf = (name: VocabularyName): readonly string[] =>
  vocabularies[name].terms.map((term) => term.name);
