/** What the headings of a file stand for. */
export const headings = {
  title: 'What the headings stand for ({{known}}/{{all}})',
  text: 'Columns that are read: {{known, number}}; not read: {{unknown, number}}.',
  kept: 'What you choose is remembered for your next files.',
  heading: 'Heading in the file',
  column: 'Item of the portal',
  by: 'How it was found',
  none: 'Not used',
  unnamed: '(column {{n, number}}, no heading)',
  is: { chosen: 'Chosen for this file', remembered: 'Chosen before', name: 'By its name', none: '–' },
  change: 'Change what the headings stand for',
  noneText: 'It is read as a file without headings. What you choose is for this file alone.',
  example: 'In the first row: {{text}}',
  line: 'Headings stand in',
  lineUnit: 'line',
  lineSubmit: 'Read it anew with these headings',
  noneSubmit: 'Read it as a file without headings',
  forget: 'Forget what was chosen before',
  forgetText:
    'Forgets all that you chose for headings before. This file is read anew by the names of its headings alone.',
  submit: 'Check with these',
}

/** Of several sheets of a workbook, the one that is read. */
export const sheets = {
  several: 'There are further sheets',
  name: ' "{{name}}"',
  read: 'Sheet that was read:{{read}}. Not read:{{unread}}. Send what stands in the others by itself, or choose below.',
  title: 'Sheet that is read ({{name}})',
  label: 'Sheet to read',
  hint: 'Of a file, one sheet is read.',
  option: '{{name}} ({{rows, number}} rows)',
  submit: 'Read this sheet',
}

/** Why a file cannot be read. */
export const refusal = {
  title: 'This file could not be read',
  empty: 'It has no rows. Send a file with headings and at least one row.',
  not_readable:
    'It holds characters that are neither UTF-8 nor Shift_JIS (CP932). Save it as CSV UTF-8 in Excel, or send the XLSX.',
  not_in_charset: 'It holds characters that the chosen character set does not have. Choose another.',
  not_csv:
    'From line {{detail}} on it cannot be read as CSV. Check that the quotation mark (") that begins there is closed.',
  too_many_columns: 'Too many columns ({{detail}}). There may be 200.',
  too_many_rows: 'Too many rows. Send it in parts of up to {{detail}}.',
  no_headings:
    'No row of headings is found. Choose below what each column stands for, or say in which line the headings are.',
  no_headings_there: 'There is nothing in that line, or only a sum. Say below in which line the headings are.',
  no_table: 'It is no table. Send a file with headings and one property in each row below them.',
  no_reference_column:
    'The column with your own references is not found. By them the next file finds the same property. Choose it below.',
  too_large_unpacked:
    'Unpacked, this workbook is too large. Delete the rows and columns outside the list that hold stray cells or formats, or send it as CSV.',
  not_a_workbook: 'It cannot be read as a workbook. Save it as XLSX in Excel.',
  old_excel: 'A workbook in the old format (.xls). Save it as XLSX in Excel.',
  encrypted: 'This workbook is locked with a password. Remove the password, save it and send it again.',
  is_pdf: 'It is a PDF. Save the list itself as CSV or XLSX and send that.',
  is_picture: 'It is a picture. Save the list as CSV or XLSX and send that.',
  is_web_page: 'It is a web page (HTML). Open it in Excel and save it as CSV or XLSX.',
  not_a_list_of_rows: 'It is no list. Save the list as CSV or XLSX and send that.',
  not_kept: 'This file is kept no more. Send it again.',
  not_json: 'It cannot be read as JSON.',
  not_a_list: 'The JSON is no list of properties.',
  nested: 'A value holds further values ({{detail}}). Write one value for each item.',
}
