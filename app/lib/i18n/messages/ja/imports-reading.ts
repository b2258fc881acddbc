/** What the headings of a file stand for. */
export const headings = {
  title: '見出しの対応（{{known}}/{{all}}）',
  text: '{{known, number}}列を読みます。{{unknown, number}}列は使いません。',
  kept: '選び直した対応は、次のファイルでも使います。',
  heading: 'ファイルの見出し',
  column: 'ポータルの項目',
  by: '決め方',
  none: '使わない',
  unnamed: '（{{n, number}}列目・見出しなし）',
  is: {
    chosen: 'このファイルだけの選択',
    remembered: '前に選んだもの',
    name: '見出しの名前から',
    none: '—',
  },
  change: '見出しの対応を変える',
  noneText: '見出しの行がないファイルとして読みました。選んだ対応は、このファイルだけに使います。',
  example: '1行目の値：{{text}}',
  line: '見出しのある行',
  lineUnit: '行目',
  lineSubmit: 'この行を見出しにして読み直す',
  noneSubmit: '見出しの行がないファイルとして読み直す',
  forget: '見出しの記憶を消す',
  forgetText: '前に選んだ見出しの対応を、すべて忘れます。このファイルは、見出しの名前だけで読み直します。',
  submit: 'この対応で確かめ直す',
} as const

/** Of several sheets of a workbook, the one that is read. */
export const sheets = {
  several: 'シートがほかにもあります',
  name: '「{{name}}」',
  read: 'シート{{read}}を読みました。{{unread}}は読んでいません。ほかのシートの物件は、別に送るか、下で選び直してください。',
  title: '読むシート（{{name}}）',
  label: '読むシート',
  hint: '1つのファイルから読むのは、1つのシートです。',
  option: '{{name}}（{{rows, number}}行）',
  submit: 'このシートを読み直す',
} as const

/** Why a file cannot be read. */
export const refusal = {
  title: 'このファイルは読めませんでした',
  empty: '行がありません。見出しと1行以上のデータが入ったファイルを送ってください。',
  not_readable:
    'UTF-8でもShift_JIS（CP932）でもない文字が入っています。ExcelでCSV UTF-8として保存し直すか、XLSXのまま送ってください。',
  not_in_charset: '選んだ文字コードでは読めない文字が入っています。文字コードを選び直してください。',
  not_csv: '{{detail}}行目から先を、CSVとして読めません。その行で始まる引用符（"）が閉じているか確かめてください。',
  too_many_columns: '列が多すぎます（{{detail}}列）。200列までにしてください。',
  too_many_rows: '行が多すぎます。{{detail}}行までに分けて送ってください。',
  no_headings:
    '見出しの行が見つかりません。下の「見出しの対応」で、それぞれの列が何かを選ぶか、見出しのある行を入れてください。',
  no_headings_there:
    'その行には、何もないか、合計だけがあります。下の「見出しの対応」で、見出しのある行を入れ直してください。',
  no_table: '表になっていません。見出しの行の下に、1物件を1行で書いたファイルを送ってください。',
  no_reference_column:
    '貴社の物件管理番号の列が見つかりません。番号があると、次に送ったときに同じ物件だとわかります。下の「見出しの対応」で、どの列かを選んでください。',
  too_large_unpacked:
    'このExcelファイルは展開すると大きすぎます。一覧の外に残った値や書式を、行・列ごと削除して保存し直すか、CSVで送ってください。',
  not_a_workbook: 'Excelファイルとして読めません。ExcelでXLSX形式として保存し直してください。',
  old_excel: '古い形式のExcelファイル（.xls）です。ExcelでXLSX形式として保存し直してください。',
  encrypted: 'パスワードのかかったExcelファイルです。パスワードを外して保存し、もう一度送ってください。',
  is_pdf: 'PDFです。元の一覧を、CSVかXLSXで保存して送ってください。',
  is_picture: '画像です。一覧を、CSVかXLSXで保存して送ってください。',
  is_web_page: 'Webページ（HTML）です。Excelで開いて、CSVかXLSXで保存し直してください。',
  not_a_list_of_rows: '一覧のファイルではありません。CSVかXLSXで保存して送ってください。',
  not_kept: 'このファイルの元は、もう保管していません。もう一度送ってください。',
  not_json: 'JSONとして読めません。',
  not_a_list: 'JSONが物件の一覧（配列）ではありません。',
  nested: '値の中に値が入っています（{{detail}}）。1つの項目には1つの値だけを書いてください。',
} as const
