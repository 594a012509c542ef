// SPDX-License-Identifier: Apache-2.0
#include "Places.h"

#include <numeric>

namespace sandbox {

namespace {

// Common given and family names of each country, put together at random: nobody in particular.

constexpr Name kUsWomen[] = {{"Emily", "EMILY"},     {"Olivia", "OLIVIA"},         {"Ashley", "ASHLEY"},
                             {"Jasmine", "JASMINE"}, {"Sarah-Jane", "SARAH JANE"}, {"Madison", "MADISON"},
                             {"Grace", "GRACE"},     {"Destiny", "DESTINY"}};
constexpr Name kUsMen[] = {{"James", "JAMES"},     {"Michael", "MICHAEL"},  {"Tyrone", "TYRONE"},
                           {"William", "WILLIAM"}, {"D'Angelo", "DANGELO"}, {"Ethan", "ETHAN"},
                           {"Jacob", "JACOB"},     {"Robert", "ROBERT"}};
constexpr Name kUsFamilies[] = {{"Smith", "SMITH"},           {"Johnson", "JOHNSON"},
                                {"O'Connor", "OCONNOR"},      {"Washington", "WASHINGTON"},
                                {"Nguyen", "NGUYEN"},         {"Garcia", "GARCIA"},
                                {"Miller", "MILLER"},         {"Van Der Berg", "VAN DER BERG"},
                                {"McAllister", "MCALLISTER"}, {"Brown", "BROWN"}};
constexpr Town kUsTowns[] = {{"Springfield", "IL", "62704", "Evergreen Terrace"},
                             {"Portland", "OR", "97205", "SW Alder St"},
                             {"Austin", "TX", "78704", "S Congress Ave"},
                             {"Brooklyn", "NY", "11215", "7th Ave"},
                             {"San Jose", "CA", "95112", "E Santa Clara St"}};

constexpr Name kGbWomen[] = {{"Charlotte", "CHARLOTTE"},
                             {"Siobhán", "SIOBHAN"},
                             {"Amelia", "AMELIA"},
                             {"Priya", "PRIYA"},
                             {"Zoë", "ZOE"}};
constexpr Name kGbMen[] = {{"Oliver", "OLIVER"},
                           {"Harry", "HARRY"},
                           {"Mohammed", "MOHAMMED"},
                           {"Rhys", "RHYS"},
                           {"George", "GEORGE"}};
constexpr Name kGbFamilies[] = {{"Jones", "JONES"},      {"Taylor", "TAYLOR"},
                                {"Ahmed", "AHMED"},      {"Featherstonehaugh", "FEATHERSTONEHAUGH"},
                                {"Evans", "EVANS"},      {"Patel", "PATEL"},
                                {"Ó Briain", "O BRIAIN"}};
constexpr Town kGbTowns[] = {{"London", nullptr, "E8 3RH", "Mare Street"},
                             {"Leeds", nullptr, "LS6 2AB", "Otley Road"},
                             {"Aberystwyth", nullptr, "SY23 2AX", "Great Darkgate Street"}};

constexpr Name kDeWomen[] = {{"Anneliese", "ANNELIESE"},
                             {"Jördis", "JORDIS"},
                             {"Käthe", "KATHE"},
                             {"Sophie", "SOPHIE"},
                             {"Gül", "GUL"}};
constexpr Name kDeMen[] = {{"Jürgen", "JURGEN"},
                           {"Maximilian", "MAXIMILIAN"},
                           {"Björn", "BJORN"},
                           {"Götz", "GOTZ"},
                           {"Karl-Heinz", "KARL HEINZ"}};
constexpr Name kDeFamilies[] = {{"Müller", "MULLER"},
                                {"Großmann", "GROSSMANN"},
                                {"Weiß", "WEISS"},
                                {"Schäfer", "SCHAFER"},
                                {"von der Leyden", "VON DER LEYDEN"},
                                {"Özdemir", "OZDEMIR"},
                                {"Schmidt", "SCHMIDT"},
                                {"Leutheusser-Schwarzkopf", "LEUTHEUSSER SCHWARZKOPF"}};
constexpr Town kDeTowns[] = {{"Köln", nullptr, "50667", "Hohe Straße"},
                             {"München", nullptr, "80331", "Sendlinger Straße"},
                             {"Görlitz", nullptr, "02826", "Brüderstraße"}};

constexpr Name kFrWomen[] = {{"Chloé", "CHLOE"},
                             {"Anaïs", "ANAIS"},
                             {"Maëlys", "MAELYS"},
                             {"Françoise", "FRANCOISE"},
                             {"Noémie", "NOEMIE"}};
constexpr Name kFrMen[] = {{"François", "FRANCOIS"},
                           {"Loïc", "LOIC"},
                           {"Jérôme", "JEROME"},
                           {"Jean-Baptiste", "JEAN BAPTISTE"},
                           {"Gaëtan", "GAETAN"}};
constexpr Name kFrFamilies[] = {
    {"Lefèvre", "LEFEVRE"},   {"D'Aubigné", "DAUBIGNE"},          {"Garçon", "GARCON"},
    {"Béranger", "BERANGER"}, {"Saint-Exupère", "SAINT EXUPERE"}, {"Moreau", "MOREAU"}};
constexpr Town kFrTowns[] = {{"Paris", nullptr, "75011", "Rue de la Roquette"},
                             {"Besançon", nullptr, "25000", "Grande Rue"},
                             {"Nîmes", nullptr, "30000", "Rue de l'Aspic"}};

constexpr Name kEsWomen[] = {
    {"María José", "MARIA JOSE"}, {"Begoña", "BEGONA"}, {"Núria", "NURIA"}, {"Inés", "INES"}};
constexpr Name kEsMen[] = {
    {"José Ángel", "JOSE ANGEL"}, {"Íñigo", "INIGO"}, {"Andrés", "ANDRES"}, {"Jesús", "JESUS"}};
constexpr Name kEsFamilies[] = {{"Núñez García", "NUNEZ GARCIA"},
                                {"Ibáñez", "IBANEZ"},
                                {"Muñoz de la Peña", "MUNOZ DE LA PENA"},
                                {"Hernández", "HERNANDEZ"},
                                {"Güell", "GUELL"}};
constexpr Town kEsTowns[] = {{"Málaga", nullptr, "29015", "Calle Larios"},
                             {"A Coruña", nullptr, "15001", "Rúa Real"},
                             {"Cádiz", nullptr, "11001", "Calle Ancha"}};

constexpr Name kBrWomen[] = {{"Conceição", "CONCEICAO"}, {"Luíza", "LUIZA"}, {"Ana Júlia", "ANA JULIA"}};
constexpr Name kBrMen[] = {{"João", "JOAO"}, {"Antônio", "ANTONIO"}, {"Sebastião", "SEBASTIAO"}};
constexpr Name kBrFamilies[] = {{"da Conceição", "DA CONCEICAO"},
                                {"Gonçalves", "GONCALVES"},
                                {"dos Santos Araújo", "DOS SANTOS ARAUJO"},
                                {"Magalhães", "MAGALHAES"}};
constexpr Town kBrTowns[] = {{"São Paulo", "SP", "01310-100", "Avenida Paulista"},
                             {"Goiânia", "GO", "74015-010", "Rua 4"}};

constexpr Name kPlWomen[] = {{"Małgorzata", "MALGORZATA"}, {"Agnieszka", "AGNIESZKA"}, {"Łucja", "LUCJA"}};
constexpr Name kPlMen[] = {{"Łukasz", "LUKASZ"}, {"Stanisław", "STANISLAW"}, {"Grzegorz", "GRZEGORZ"}};
constexpr Name kPlFamilies[] = {{"Wójcik", "WOJCIK"},
                                {"Brzęczyszczykiewicz", "BRZECZYSZCZYKIEWICZ"},
                                {"Żółkiewski", "ZOLKIEWSKI"},
                                {"Dąbrowska", "DABROWSKA"}};
constexpr Town kPlTowns[] = {{"Łódź", nullptr, "90-001", "Piotrkowska"},
                             {"Kraków", nullptr, "31-005", "Grodzka"}};

constexpr Name kVnWomen[] = {{"Thị Hồng Nhung", "THI HONG NHUNG"}, {"Ngọc Ánh", "NGOC ANH"}};
constexpr Name kVnMen[] = {{"Quốc Đạt", "QUOC DAT"}, {"Văn Đức", "VAN DUC"}};
constexpr Name kVnFamilies[] = {{"Nguyễn", "NGUYEN"}, {"Phạm", "PHAM"}, {"Đặng", "DANG"}};
constexpr Town kVnTowns[] = {{"Đà Nẵng", nullptr, "550000", "Đường Bạch Đằng"}};

constexpr Name kTrWomen[] = {{"Şeyma", "SEYMA"}, {"Gülşen", "GULSEN"}, {"Çiğdem", "CIGDEM"}};
constexpr Name kTrMen[] = {{"İbrahim", "IBRAHIM"}, {"Oğuz", "OGUZ"}, {"Tuğrul", "TUGRUL"}};
constexpr Name kTrFamilies[] = {
    {"Yılmaz", "YILMAZ"}, {"Çağlayan", "CAGLAYAN"}, {"Işık", "ISIK"}, {"Öztürk", "OZTURK"}};
constexpr Town kTrTowns[] = {{"İstanbul", nullptr, "34421", "İstiklal Caddesi"},
                             {"Diyarbakır", nullptr, "21100", "Gazi Caddesi"}};

constexpr Name kUaWomen[] = {
    {"Олександра", "OLEKSANDRA"}, {"Соломія", "SOLOMIIA"}, {"Єлизавета", "YELYZAVETA"}};
constexpr Name kUaMen[] = {{"Володимир", "VOLODYMYR"}, {"Ярослав", "YAROSLAV"}, {"Євген", "YEVHEN"}};
constexpr Name kUaFamilies[] = {
    {"Шевченко", "SHEVCHENKO"}, {"Ґонта", "GONTA"}, {"Їжакевич", "YIZHAKEVYCH"}, {"Коваленко", "KOVALENKO"}};
constexpr Town kUaTowns[] = {{"Київ", nullptr, "01001", "вулиця Хрещатик"},
                             {"Львів", nullptr, "79000", "площа Ринок"}};

constexpr Name kBgWomen[] = {{"Цветелина", "TSVETELINA"}, {"Йорданка", "YORDANKA"}};
constexpr Name kBgMen[] = {{"Любомир", "LYUBOMIR"}, {"Пламен", "PLAMEN"}};
constexpr Name kBgFamilies[] = {{"Георгиева", "GEORGIEVA"}, {"Щерев", "SHTEREV"}};
constexpr Town kBgTowns[] = {{"София", nullptr, "1000", "бул. Витоша"}};

constexpr Name kGrWomen[] = {{"Ευαγγελία", "EVANGELIA"}, {"Αθηνά", "ATHINA"}};
constexpr Name kGrMen[] = {{"Γεώργιος", "GEORGIOS"}, {"Χρήστος", "CHRISTOS"}};
constexpr Name kGrFamilies[] = {{"Παπαδόπουλος", "PAPADOPOULOS"}, {"Οικονόμου", "OIKONOMOU"}};
constexpr Town kGrTowns[] = {{"Θεσσαλονίκη", nullptr, "546 22", "Τσιμισκή"}};

constexpr Name kJpWomen[] = {{"美咲", "MISAKI"}, {"さくら", "SAKURA"}, {"陽菜", "HINA"}};
constexpr Name kJpMen[] = {{"大翔", "HIROTO"}, {"健太郎", "KENTARO"}, {"翔", "SHO"}};
constexpr Name kJpFamilies[] = {
    {"佐藤", "SATO"}, {"髙橋", "TAKAHASHI"}, {"渡邊", "WATANABE"}, {"小鳥遊", "TAKANASHI"}};
constexpr Town kJpTowns[] = {{"京都市", "京都府", "604-8005", "中京区河原町通"},
                             {"札幌市", "北海道", "060-0042", "中央区大通西"}};

constexpr Name kCnWomen[] = {{"秀英", "XIUYING"}, {"婷婷", "TINGTING"}, {"欣怡", "XINYI"}};
constexpr Name kCnMen[] = {{"伟", "WEI"}, {"志强", "ZHIQIANG"}, {"子轩", "ZIXUAN"}};
constexpr Name kCnFamilies[] = {{"王", "WANG"}, {"欧阳", "OUYANG"}, {"李", "LI"}, {"諸葛", "ZHUGE"}};
constexpr Town kCnTowns[] = {{"上海市", "上海", "200001", "南京东路"},
                             {"成都市", "四川省", "610016", "春熙路"}};

constexpr Name kKrWomen[] = {{"서연", "SEOYEON"}, {"지우", "JIWOO"}};
constexpr Name kKrMen[] = {{"민준", "MINJUN"}, {"도현", "DOHYEON"}};
constexpr Name kKrFamilies[] = {{"김", "KIM"}, {"이", "LEE"}, {"황보", "HWANGBO"}};
constexpr Town kKrTowns[] = {{"서울특별시", nullptr, "04524", "세종대로"}};

constexpr Name kEgWomen[] = {{"فاطمة الزهراء", "FATIMA ALZAHRA"}, {"نور", "NOUR"}};
constexpr Name kEgMen[] = {{"محمد", "MOHAMED"}, {"عبد الرحمن", "ABDELRAHMAN"}};
constexpr Name kEgFamilies[] = {{"الشافعي", "ELSHAFEI"}, {"عبد الله", "ABDALLAH"}, {"السيد", "ELSAYED"}};
constexpr Town kEgTowns[] = {{"القاهرة", nullptr, "11511", "شارع التحرير"},
                             {"الإسكندرية", nullptr, "21519", "طريق الحرية"}};

constexpr Name kIlWomen[] = {{"שירה", "SHIRA"}, {"נועה", "NOA"}};
constexpr Name kIlMen[] = {{"יוסף", "YOSEF"}, {"איתן", "EITAN"}};
constexpr Name kIlFamilies[] = {{"כהן", "COHEN"}, {"בן־דוד", "BEN DAVID"}, {"מזרחי", "MIZRAHI"}};
constexpr Town kIlTowns[] = {{"תל אביב-יפו", nullptr, "6688312", "רחוב דיזנגוף"}};

constexpr Name kInWomen[] = {{"लक्ष्मी", "LAKSHMI"}, {"प्रिया", "PRIYA"}};
constexpr Name kInMen[] = {{"अर्जुन", "ARJUN"}, {"विजय", "VIJAY"}};
constexpr Name kInFamilies[] = {{"शर्मा", "SHARMA"}, {"त्रिवेदी", "TRIVEDI"}};
constexpr Town kInTowns[] = {{"वाराणसी", "उत्तर प्रदेश", "221001", "गोदौलिया"}};

constexpr Name kThWomen[] = {{"สุภาพร", "SUPHAPHON"}};
constexpr Name kThMen[] = {{"ธนวัฒน์", "THANAWAT"}};
constexpr Name kThFamilies[] = {{"ศรีสุวรรณวงศ์", "SRISUWANNAWONG"}, {"ใจดี", "CHAIDI"}};
constexpr Town kThTowns[] = {{"กรุงเทพมหานคร", nullptr, "10200", "ถนนข้าวสาร"}};

constexpr Name kSgWomen[] = {{"Siti Nurhaliza", "SITI NURHALIZA"}, {"Wei Ling", "WEI LING"}};
constexpr Name kSgMen[] = {{"Muhammad Faisal", "MUHAMMAD FAISAL"}, {"Jun Jie", "JUN JIE"}};
constexpr Name kSgFamilies[] = {
    {"bin Abdullah", "BIN ABDULLAH"}, {"Tan", "TAN"}, {"Subramaniam", "SUBRAMANIAM"}};
constexpr Town kSgTowns[] = {{"Singapore", nullptr, "238801", "Orchard Road"}};

constexpr Place kPlaces[] = {
    {"US", 26, "+1555555####", kUsWomen, kUsMen, kUsFamilies, kUsTowns},
    {"GB", 10, "+447700900###", kGbWomen, kGbMen, kGbFamilies, kGbTowns},
    {"DE", 9, "+49301234####", kDeWomen, kDeMen, kDeFamilies, kDeTowns},
    {"FR", 7, "+3319900####", kFrWomen, kFrMen, kFrFamilies, kFrTowns},
    {"ES", 6, "+3490012####", kEsWomen, kEsMen, kEsFamilies, kEsTowns},
    {"BR", 5, "+5511999990###", kBrWomen, kBrMen, kBrFamilies, kBrTowns},
    {"PL", 4, "+48221234###", kPlWomen, kPlMen, kPlFamilies, kPlTowns},
    {"VN", 3, "+84281234###", kVnWomen, kVnMen, kVnFamilies, kVnTowns},
    {"TR", 3, "+90212123####", kTrWomen, kTrMen, kTrFamilies, kTrTowns},
    {"UA", 4, "+38044123####", kUaWomen, kUaMen, kUaFamilies, kUaTowns},
    {"BG", 2, "+3592123####", kBgWomen, kBgMen, kBgFamilies, kBgTowns},
    {"GR", 2, "+30210123####", kGrWomen, kGrMen, kGrFamilies, kGrTowns},
    {"JP", 4, "+8135550####", kJpWomen, kJpMen, kJpFamilies, kJpTowns},
    {"CN", 4, "+861012345###", kCnWomen, kCnMen, kCnFamilies, kCnTowns},
    {"KR", 2, "+8225550####", kKrWomen, kKrMen, kKrFamilies, kKrTowns},
    {"EG", 3, "+20212345###", kEgWomen, kEgMen, kEgFamilies, kEgTowns},
    {"IL", 2, "+97231234###", kIlWomen, kIlMen, kIlFamilies, kIlTowns},
    {"IN", 2, "+911123456###", kInWomen, kInMen, kInFamilies, kInTowns},
    {"TH", 1, "+6621234###", kThWomen, kThMen, kThFamilies, kThTowns},
    {"SG", 1, "+6561234###", kSgWomen, kSgMen, kSgFamilies, kSgTowns},
};

} // namespace

std::span<const Place> places() {
    return kPlaces;
}

const Place& weightedPlace(quint64 toss) {
    static const quint32 total =
        std::accumulate(std::begin(kPlaces), std::end(kPlaces), 0U,
                        [](quint32 sum, const Place& place) { return sum + place.weight; });
    auto left = static_cast<quint32>(toss % total);
    for (const Place& place : kPlaces) {
        if (left < place.weight)
            return place;
        left -= place.weight;
    }
    return kPlaces[0];
}

} // namespace sandbox
