/** What the HTML standard says of elements, as far as laying out their text needs it. */

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that never have content. */
export const VOID = names('area base basefont br col embed frame hr img input keygen link meta param source track wbr');

/** Elements whose text is no part of the page as read: code, and what shows only where something else cannot. */
export const UNREAD = names(
  'audio canvas datalist embed iframe noembed noframes noscript object script style svg template video',
);

/** Elements that keep white space. */
export const PREFORMATTED = names('listing plaintext pre textarea xmp');

/** Elements that stand by themselves; form controls count, since their label is no part of the sentence beside them. */
export const BLOCK = names(
  'address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li listing main menu nav ol optgroup option p ' +
    'plaintext pre search section select summary table tbody td textarea tfoot th thead title tr ul xmp',
);

/** Block elements whose start tag ends an open paragraph. */
export const ENDS_PARAGRAPH = names(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 ' +
    'h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp',
);

/** Elements that no end tag and no implied end reaches out of. */
export const SCOPE = names('button caption table td th');

/** Which open elements a start tag ends, and the element within which it looks for them. */
export const IMPLIED_ENDS: ReadonlyMap<
  string,
  { readonly ends: readonly string[]; readonly within: 'list' | 'table' }
> = new Map([
  ['li', { ends: ['li'], within: 'list' }],
  ['dd', { ends: ['dd', 'dt'], within: 'list' }],
  ['dt', { ends: ['dd', 'dt'], within: 'list' }],
  ['option', { ends: ['option'], within: 'list' }],
  ['optgroup', { ends: ['option', 'optgroup'], within: 'list' }],
  ['td', { ends: ['td', 'th', 'caption'], within: 'table' }],
  ['th', { ends: ['td', 'th', 'caption'], within: 'table' }],
  ['tr', { ends: ['tr', 'caption'], within: 'table' }],
  ['tbody', { ends: ['thead', 'tbody', 'tfoot', 'caption'], within: 'table' }],
  ['thead', { ends: ['thead', 'tbody', 'tfoot', 'caption'], within: 'table' }],
  ['tfoot', { ends: ['thead', 'tbody', 'tfoot', 'caption'], within: 'table' }],
]);

/** Elements that bound the search for an open list item. */
export const LIST = names('dir dl menu ol select ul');
