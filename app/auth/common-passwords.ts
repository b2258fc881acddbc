// Passwords that are tried first, in small letters, and what people here make of them: words of the keyboard, dates,
// names, the place. A password is also refused where it only repeats one of them or adds figures and signs to it.

const KEYBOARD = `qwerty qwertyui qwertyuiop qwerty123 qwerty12345 qwertyuiop123 1q2w3e4r 1q2w3e4r5t 1q2w3e4r5t6y 1qaz2wsx
1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw2 1qazxsw23edc zaq12wsx zaq1zaq1 zaq1xsw2 qazwsx qazwsxedc qazwsxedcrfv qweasd
qweasdzxc qweasdzxc123 asdfgh asdfghjk asdfghjkl asdfjkl asdf1234 asdfasdf zxcvbn zxcvbnm zxcvbnm123 zxcv1234 poiuyt
poiuytrewq lkjhgfdsa mnbvcxz q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 a1s2d3f4 a1s2d3f4g5 z1x2c3v4 qwer1234 qwerasdf
qwerasdfzxcv qwertyasdfgh qweqweqwe qwe123 qwe123qwe qwe123qwe123 asd123 zxc123 1234qwer 1234asdf 1234qwerasdf
1234qwerasdfzxcv 12345qwert 123456qwerty 123qwe 123qweasd 123qweasdzxc 123asd 1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm
2wsx3edc 3edc4rfv 4rfv5tgb 5tgb6yhn 1a2b3c4d 1a2b3c4d5e 1a2b3c4d5e6f a1b2c3d4 a1b2c3d4e5 a1b2c3d4e5f6 abcd1234
abcd12345678 abcdefg abcdefgh abcdefghi abcdefghij abcdefghijk abcdefghijkl abcdef123456 abc123 abc12345 abc123456
abcabcabc abcabcabcabc aabbcc aabbccdd aaaabbbb aaaabbbbcccc azerty azertyuiop dvorak qzwxec qawsed qawsedrf qawsedrftg
qawsedrftgyh plokij plokijuh mkonji nhybgt !qaz2wsx !qaz@wsx @wsx3edc`

const FIGURES = `000000 00000000 000000000000 111111 11111111 1111111111 111111111111 112233 11223344 112233445566 121212
12121212 121212121212 123123 123123123 123123123123 123321 123321123321 1234 12341234 123412341234 12345 123451234512
123454321 1234554321 123456 123456123456 1234567 12345678 123456789 1234567890 12345678901 123456789012 1234567890123
12345678912 123456789123 1234567891234 123456654321 123654 123654789 123789 131313 135790 1357924680 13579 147258
147258369 147258369147 147852369 159357 159753 159753159753 159357258456 192837 192837465 222222 246810 24681012
252525 314159 3141592653 314159265358 321321 333333 369258147 444444 456456 456789 555555 55555555 654321 666666
66666666 741852963 753951 777777 77777777 777777777777 789456 789456123 789456123000 852456 87654321 888888 88888888
963852741 987654 987654321 9876543210 98765432100 987654321012 999999 99999999 999999999999 012345 01234567 0123456789
012345678901 09876543 0987654321 098765432109`

const WORDS = `access access123 account active admin admin123 admin1234 administrator adminadmin alexander amanda amazon
andrew angel anthony apple asshole austin babygirl backup banana baseball basketball batman beautiful blink182 blessed
brandon buster butterfly changeme changemenow changeit charlie chelsea chocolate christmas company computer cookie
corporate corporation correcthorsebatterystaple daniel database default demo demo1234 diamond dragon dropbox facebook
family fitness flower football forever freedom friends fuckyou george ginger google guest guest123 hannah happy harley
heaven hello hello123 helloworld hockey hunter iloveu iloveyou iloveyou123 internet invitation jasmine jennifer jessica
jesus jordan joshua justin killer letmein letmein123 letmeinnow liverpool login login123 london loveme lovely lovelove
maggie magic manager manchester martin master master123 matrix matthew maverick member michael michelle microsoft
minecraft monday monkey monkey123 mustang mynoob mypassword newpassword nicole ninja nintendo nothing office office365
oracle orange pa55word pa55w0rd p@55w0rd p@ssw0rd p@ssw0rd123 p@ssword p4ssw0rd passpass passphrase password passw0rd
passw0rd123 password0 password1 password11 password12 password123 password1234 password12345 password123456 password01
password2024 password2025 password2026 passwordpassword passwort pepper phoenix pokemon porsche princess private purple
qwertypassword rainbow ranger realestate robert root root123 samsung samantha scorpion secret secret123 secretsecret
secure security server service shadow silver slipknot snoopy soccer something spiderman spring sqlserver starwars
summer summer2024 summer2025 summer2026 sunday sunflower sunshine superman superuser support sweety system tempest
temp temp1234 temporary test test123 test1234 testtest testtesttest thomas thunder tigger trustno1 twitter ubuntu
unknown user user1234 username victoria video wachtwoord warcraft webmaster welcome welcome1 welcome123 welcome1234
welcometo whatever william windows winter winter2025 winter2026 winner wizard workspace xiaoming yahoo yellow`

const OF_JAPAN = `akb48 anpanman arashi arigatou arigato arigatougozaimasu asakusa asdfghjklkana asuka baseball1 chiyoda
chocola daisuki daisukidayo doraemon fudousan fudosan fuji fujisan fukuoka ganbare ganbarou gundam hachioji hajimemashite
hanako harajuku hello kitty hellokitty heisei hidoi hikari hinocity hinoshi hino1234 hinotokyo hiroshi hokkaido honda
honda1234 ichiban ichirou ikebukuro inuinuinu itadakimasu japan japan123 japan1234 japanese kagoshima kaisha kaisya
kamisama kanagawa kanri kanrisha kanrinin kawaii kawasaki kazuki kazuya keiko keiba kenji kensetsu kirakira kitty
kobe konnichiwa kousuke koujou koujyou kyoto maruko masahiro mariko mayumi megumi michiko mickey mihon mikan minnie
misaki momotaro naruto nagoya nihon nikoniko nippon ohayou ohayougozaimasu okinawa omotenashi onegai onegaishimasu
osaka otsukaresama otsukaresamadesu pasuwado pasuwa-do pasuwaado pikachu pokemon123 reiwa reiwa2024 reiwa2025 reiwa2026
sakura sakura123 sakurasaku samurai sangyo sangyou satoshi sayonara sayounara senri shibuya shinjuku shinkansen
shiyakusho shizuoka showa soumu suzuki takahashi takashi takeshi tamagawa tanaka tanaka123 taro tarou tachikawa
tokyo tokyo123 tokyo2020 tokyo2020olympic tokyotower tomoko totoro toyoda toyota toyota1234 watanabe watashi yakusho
yakyuu yamada yamada123 yamadatarou yamamoto yokohama yokoso youkoso yoroshiku yoroshikuonegaishimasu yosakoi yuki
yukiko yumiko yuuki aiueo aiueoaiueo aiueokakikukeko akasatana kakikukeko iroha irohanihoheto irohanihohetochirinuru
パスワード ぱすわーど ひみつ あいうえお さくら にっぽん にほん たんとう 担当 管理者 日野市 事業用地 不動産 市役所 宅建`

/** Some hundred passwords that everybody knows, in small letters, NFKC. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  [KEYBOARD, FIGURES, WORDS, OF_JAPAN].flatMap(list => list.split(/\s+/)).map(word => word.normalize('NFKC')),
)
