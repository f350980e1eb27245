#include "model/sign.h"

#include <glib.h>

static const char *const surnames =
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏"
    "潘葛"
    "奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐"
    "康"
    "伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮"
    "蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房解应宗丁"
    "宣"
    "邓郁单杭洪包诸左石崔吉龚程邢裴陆荣翁荀羊甄曲封储靳段巫焦巴谷车侯全班仰秋仲伊宫宁仇栾"
    "甘"
    "武符刘景詹龙叶幸司韶黎蒲赖卓蔺屠蒙池乔胥苍闻翟谭劳姬申扶冉雍桑桂牛寿边燕尚农温庄晏柴"
    "瞿"
    "阎连习容向古易戈廖耿满匡国文寇广东欧沃利蔚越隆师巩聂晁敖融冷辛简饶曾沙丰关查游竺权益"
    "区麦"
    "佘肖付代闫覃誉涂占鄢练官冼植招邝揭";

uint32_t bx_sign_fold(uint32_t c)
{
    return c == 0x3000 ? ' ' : c >= 0xff01 && c <= 0xff5e ? c - 0xfee0 : c;
}

bool bx_is_han(uint32_t c)
{
    return (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0x20000 && c <= 0x3ffff) || c == 0x3007;
}

bool bx_is_wide(uint32_t c)
{
    return bx_is_han(c) || (c >= 0x3001 && c <= 0x33ff) || (c >= 0xff01 && c <= 0xff60) ||
           (c >= 0x2014 && c <= 0x2026) || (c >= 0xac00 && c <= 0xd7a3);
}

bool bx_is_latin(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xc0 && c <= 0x24f && c != 0xd7 && c != 0xf7);
}

bool bx_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* The folded character at i; 0 outside the line. */
static uint32_t at(bx_chars line, int i)
{
    return i >= 0 && i < line.n ? bx_sign_fold(line.chars[i].c) : 0;
}

static bool is_space_at(bx_chars line, int i)
{
    return i < line.n && bx_is_space(line.chars[i].c);
}

static int skip_spaces(bx_chars line, int i)
{
    while (is_space_at(line, i))
        i++;
    return i;
}

static bool is_one_of(uint32_t c, const char *set)
{
    for (uint32_t each; (each = bx_utf8_next(&set));)
        if (each == c)
            return true;
    return false;
}

int bx_sign_at(bx_chars line, int i, const char *words)
{
    int n = 0;
    for (uint32_t c; (c = bx_utf8_next(&words)); n++)
        if (at(line, i + n) != c)
            return 0;
    return n;
}

/* The length of the first of words (closed by NULL) that stands at i. */
static int any_at(bx_chars line, int i, const char *const *words)
{
    for (; *words; words++) {
        int n = bx_sign_at(line, i, *words);
        if (n)
            return n;
    }
    return 0;
}

static bool ends_with_any(bx_chars line, const char *const *words)
{
    for (; *words; words++) {
        int n = bx_utf8_length(*words);
        if (n <= line.n && bx_sign_at(line, line.n - n, *words))
            return true;
    }
    return false;
}

static bool holds_one_of(bx_chars line, const char *set)
{
    for (int i = 0; i < line.n; i++)
        if (is_one_of(at(line, i), set))
            return true;
    return false;
}

static uint32_t closing_of(uint32_t c)
{
    switch (c) {
    case '(':
        return ')';
    case '[':
        return ']';
    case 0x3010:
        return 0x3011; /* 【】 */
    case 0x3014:
        return 0x3015; /* 〔〕 */
    default:
        return 0;
    }
}

int bx_sign_bracket(bx_chars line, int i)
{
    uint32_t open = at(line, i), close = closing_of(open);
    int depth = 0;
    for (int k = i; close && k < line.n; k++) {
        depth += at(line, k) == open;
        depth -= at(line, k) == close;
        if (!depth)
            return k + 1;
    }
    return 0;
}

/* The line without a bracket pair round all of it. */
static bx_chars unwrapped(bx_chars line)
{
    bool is_wrapped = line.n > 2 && bx_sign_bracket(line, 0) == line.n;
    return is_wrapped ? bx_chars_trim(bx_chars_slice(line, 1, line.n - 1)) : line;
}

bx_line_end bx_sign_end(bx_chars line)
{
    int i = line.n - 1;
    while (i >= 0 && (is_space_at(line, i) || is_one_of(at(line, i), ")]”’」』\"'】〕")))
        i--;
    uint32_t c = at(line, i);
    if (is_one_of(c, "。!?…｡"))
        return BX_END_STOP;
    /* A half-width point ends a sentence behind a word; behind a digit it may be 3.|5. */
    if (c == '.' && i > 0 && !bx_is_digit(at(line, i - 1)))
        return BX_END_STOP;
    if (is_one_of(c, ",、"))
        return BX_END_COMMA;
    return is_one_of(c, ":;") ? BX_END_COLON : BX_END_OPEN;
}

bool bx_sign_is_rule(bx_chars line)
{
    int marks = 0, digits = 0;
    for (int i = 0; i < line.n; i++) {
        uint32_t c = at(line, i);
        if (is_one_of(c, "-=*_~—―─━═＊～※☆★◆●○□■·#+"))
            marks++;
        else if (bx_is_digit(c))
            digits++;
        else if (!bx_is_space(c))
            return false;
    }
    if (digits)
        return digits <= 3 && marks >= 2 && is_one_of(at(line, 0), "-—―─·") &&
               is_one_of(at(line, line.n - 1), "-—―─·");
    return marks >= 3;
}

bool bx_sign_is_page_number(bx_chars line)
{
    for (int i = 0; i < line.n; i++)
        if (bx_is_digit(at(line, i)))
            return bx_sign_is_rule(line);
    return false;
}

bool bx_sign_is_picture_mark(bx_chars line)
{
    static const char *const marks[] = {"图",   "图片", "附图", "配图",
                                        "插图", "有图", NULL};
    bx_chars inner = unwrapped(line);
    return inner.n < line.n && any_at(inner, 0, marks) &&
           (inner.n == 1 || (inner.n == 2 && !bx_sign_at(inner, 0, "图 ")));
}

static const struct {
    const char *word;
    bx_label label;
} labels[] = {
    {"标题", BX_LABEL_HEADLINE},    {"主标题", BX_LABEL_HEADLINE},
    {"主题", BX_LABEL_HEADLINE},    {"题目", BX_LABEL_HEADLINE},
    {"大标题", BX_LABEL_HEADLINE},  {"引题", BX_LABEL_KICKER},
    {"肩题", BX_LABEL_KICKER},      {"眉题", BX_LABEL_KICKER},
    {"引标题", BX_LABEL_KICKER},    {"副题", BX_LABEL_DECK},
    {"副标题", BX_LABEL_DECK},      {"电头", BX_LABEL_DATELINE},
    {"正文", BX_LABEL_BODY},        {"内容", BX_LABEL_BODY},
    {"导语", BX_LABEL_BODY},        {"小标题", BX_LABEL_CROSSHEAD},
    {"署名", BX_LABEL_BYLINE},      {"图说", BX_LABEL_CAPTION},
    {"图片说明", BX_LABEL_CAPTION}, {"图注", BX_LABEL_CAPTION},
    {"照片说明", BX_LABEL_CAPTION}, {"作者", BX_LABEL_BYLINE},
};

int bx_sign_label(bx_chars line, bx_label *label)
{
    *label = BX_LABEL_NONE;
    bool is_set = at(line, 0) == 0x3010 || at(line, 0) == '[';
    for (size_t k = 0; k < G_N_ELEMENTS(labels); k++) {
        int n = bx_sign_at(line, is_set, labels[k].word);
        if (!n)
            continue;
        int end = n + is_set;
        if (is_set && at(line, end) != closing_of(at(line, 0)))
            continue;
        /* 作者：某某 is printed as it stands. */
        if (!is_set && labels[k].label == BX_LABEL_BYLINE && line.n > end + 1 &&
            bx_sign_at(line, 0, "作者"))
            continue;
        end += is_set;
        int colon = skip_spaces(line, end);
        if (at(line, colon) == ':')
            end = colon + 1;
        else if (!is_set)
            continue;
        *label = labels[k].label;
        return skip_spaces(line, end);
    }
    return 0;
}

/* 一 … 九 as 1 … 9; 0 for other characters. */
static int han_digit(uint32_t c)
{
    const char *digits = "一二三四五六七八九";
    for (int value = 1; *digits; value++)
        if (bx_utf8_next(&digits) == c)
            return value;
    return 0;
}

/* 一 … 九十九 at i; returns the index behind it. */
static int read_han_number(bx_chars line, int i, int *value)
{
    const uint32_t ten = 0x5341;
    int from = i, units = han_digit(at(line, i));
    *value = 0;
    i += units > 0;
    if (at(line, i) == ten) {
        *value = (units ? units : 1) * 10;
        units = han_digit(at(line, ++i));
        i += units > 0;
    }
    *value += units;
    return *value ? i : from;
}

static int read_arabic_number(bx_chars line, int i, int *value)
{
    *value = 0;
    int from = i;
    while (i < from + 3 && bx_is_digit(at(line, i)))
        *value = *value * 10 + (int)(at(line, i++) - '0');
    return i;
}

int bx_sign_number(bx_chars line, bx_number_style *style, int *value)
{
    *style = BX_NUMBER_NONE;
    uint32_t first = at(line, 0);
    if (first >= 0x2460 && first <= 0x2473) { /* ① … ⑳ */
        *style = BX_NUMBER_CIRCLED;
        *value = (int)(first - 0x245f);
        return skip_spaces(line, 1);
    }
    int from = closing_of(first) ? 1 : 0;
    int end = read_arabic_number(line, from, value);
    bool is_arabic = end > from;
    if (!is_arabic)
        end = read_han_number(line, from, value);
    if (end == from || *value == 0)
        return 0;
    if (from) {
        if (at(line, end) != closing_of(first))
            return 0;
        *style = first == '(' ? is_arabic ? BX_NUMBER_ARABIC_SET : BX_NUMBER_HAN_SET
                              : BX_NUMBER_LENTICULAR;
        return skip_spaces(line, end + 1);
    }
    /* 3.5% and 1,200 are no numbers of entries; "5. 10" is written nowhere. */
    bool is_point = at(line, end) == '.' && !bx_is_digit(at(line, end + 1));
    bool is_comma = at(line, end) == 0x3001;
    if (is_arabic ? !is_point && !is_comma && at(line, end) != ')' : !is_comma)
        return 0;
    *style = is_arabic ? BX_NUMBER_ARABIC : BX_NUMBER_HAN;
    return skip_spaces(line, end + 1);
}

int bx_sign_hashes(bx_chars line, int *n)
{
    int count = 0;
    while (count < 6 && at(line, count) == '#')
        count++;
    *n = skip_spaces(line, count);
    return count && *n > count && *n < line.n ? count : 0;
}

/* The length of 本报讯, 本报北京5月10日电, 新华社讯 … */
static int despatch(bx_chars line)
{
    static const char *const openers[] = {"本报",   "本网", "本刊", "本台",   "本站",
                                          "本社",   "本校", "新华", "据新华", "中新",
                                          "据中新", "人民", "央视", "据央视", "工人日报",
                                          "中工",   "本報", "新華", NULL};
    bool is_known = any_at(line, 0, openers) > 0;
    for (int i = 0; i < line.n && i < 24; i++) {
        uint32_t c = at(line, i);
        bool is_news = c == 0x8baf /* 讯 */ || c == 0x8a0a /* 訊 */;
        bool is_end = is_news || c == 0x7535 /* 电 */ || c == 0x96fb /* 電 */;
        uint32_t next = at(line, i + 1);
        bool is_parted =
            i + 1 == line.n || bx_is_space(next) || is_one_of(next, "(:,】]");
        if (is_end && i >= 1 && is_known && (is_news || is_parted))
            return i + 1;
        bool is_followed = i + 1 < line.n && is_parted && next != ',';
        if (is_end && i >= 2 && i <= 9 && is_news && is_followed)
            return i + 1;
        bool is_plain =
            bx_is_han(c) || bx_is_digit(c) || bx_is_space(c) || bx_is_latin(c);
        if (!is_plain)
            return 0;
    }
    return 0;
}

static const char *const reporter_words[] = {
    "記者",       "通訊員",   "本報記者",   "记者",     "通讯员",     "本报记者",
    "全媒体记者", "特约记者", "特约通讯员", "实习记者", "见习记者",   "实习生",
    "本报通讯员", "特派记者", "首席记者",   "融媒记者", "融媒体记者", "本刊记者",
    "本网记者",   "校园记者", "小记者",     "学生记者", "特约撰稿人", "文/图",
    "图/文",      "文/",      "图文",       NULL};

/* 记者某某 通讯员某某 报道： without brackets; the index behind it, or 0. */
static int bare_reporters(bx_chars line, int i)
{
    if (!any_at(line, i, reporter_words))
        return 0;
    for (int k = i; k < line.n && k < i + 48; k++) {
        uint32_t c = at(line, k);
        if (is_one_of(c, ",。;!?\"“"))
            return 0;
        int n = bx_sign_at(line, k, "报道");
        if (n && (at(line, k + n) == ':' || at(line, k + n) == ' '))
            return k + n + (at(line, k + n) == ':');
    }
    return 0;
}

/* （记者 …） at i; the index behind it, or 0. */
static int set_reporters(bx_chars line, int i, bool is_behind_despatch)
{
    int end = bx_sign_bracket(line, i);
    if (!end || end - i > 80 || holds_one_of(bx_chars_slice(line, i, end), "。;!?"))
        return 0;
    bool is_named = any_at(line, skip_spaces(line, i + 1), reporter_words) > 0;
    return is_named || is_behind_despatch ? end : 0;
}

int bx_sign_dateline(bx_chars line)
{
    int is_set = at(line, 0) == '(' || at(line, 0) == '[' || at(line, 0) == 0x3010;
    int n = despatch(is_set ? bx_chars_slice(line, 1, line.n) : line);
    if (is_set && n && at(line, n + 1) != closing_of(at(line, 0)))
        return set_reporters(line, 0, true); /* （本报讯 记者 某某） */
    if (is_set)
        n = n ? n + 2 : 0;
    int next = skip_spaces(line, n);
    int end = set_reporters(line, next, n > 0);
    if (!end)
        end = bare_reporters(line, next);
    end = end ? end : n;
    if (end && at(line, end) == ':')
        end++;
    return end;
}

bool bx_sign_is_despatch(bx_chars line)
{
    bool is_set = at(line, 0) == '(' || at(line, 0) == '[' || at(line, 0) == 0x3010;
    return despatch(is_set ? bx_chars_slice(line, 1, line.n) : line) > 0;
}

/* Words that say who wrote it, at the head of a line. */
static const char *const author_words[] = {
    "記者",       "通訊員",   "本報記者",   "作者",       "文/",      "文:",
    "文字",       "撰文",     "撰稿",       "供稿",       "采写",     "采访",
    "通讯员",     "记者",     "本报记者",   "全媒体记者", "特约记者", "特约通讯员",
    "实习记者",   "见习记者", "实习生",     "本报通讯员", "首席记者", "融媒记者",
    "融媒体记者", "本刊记者", "本网记者",   "学生记者",   "小记者",   "图文",
    "图/文",      "编辑",     "责任编辑",   "责编",       "整理",     "执笔",
    "口述",       "指导老师", "本报评论员", "评论员",     "摄影报道", "署名",
    NULL};

static bool is_short_run(bx_chars line, int max)
{
    return line.n >= 2 && line.n <= max && !holds_one_of(line, "。,;!?…“”《》");
}

/* 五（2）班 陈一诺, 河西供电所 马骏: where someone belongs, then the name. */
static bool is_placed_name(bx_chars line)
{
    int from = line.n;
    while (from > 0 && !is_space_at(line, from - 1))
        from--;
    bx_chars place = bx_chars_trim(bx_chars_slice(line, 0, from));
    int n = line.n - from;
    if (place.n < 2 || place.n > 16 || n < 2 || n > 3)
        return false;
    for (int i = from; i < line.n; i++)
        if (!bx_is_han(at(line, i)))
            return false;
    return is_one_of(at(line, from), surnames) &&
           is_one_of(at(place, place.n - 1),
                     "班部局厂司校学院社所会处科室队村镇县市区办中心组段站");
}

static const char *const compound_surnames[] = {
    "欧阳", "司徒", "司马", "上官", "诸葛", "皇甫", "尉迟", "令狐", "慕容", "夏侯", NULL};

bool bx_sign_is_names(bx_chars line)
{
    if (is_placed_name(line))
        return true;
    int n = 0, words = 0;
    for (int i = 0; i <= line.n; i++) {
        bool is_gap = i == line.n || bx_is_space(at(line, i)) || at(line, i) == 0x3001;
        if (is_gap) {
            /* "张 三": one name spaced out to the width of three characters. */
            if (n == 1 && i < line.n)
                continue;
            bool is_compound = n == 4 && any_at(line, i - n, compound_surnames);
            if (n && (n < 2 || (n > 3 && !is_compound)))
                return false;
            words += n > 0;
            n = 0;
        } else if (!bx_is_han(at(line, i)) || (!n && !is_one_of(at(line, i), surnames)))
            return false;
        else
            n++;
    }
    return words > 0 && words <= 6;
}

/* 2025年11月10日 晚报记者 尤佳: a date perhaps, a paper, 记者, then names to the end. */
static bool is_dated_reporter(bx_chars line)
{
    int i = 0;
    while (i < line.n && (bx_is_digit(at(line, i)) || is_space_at(line, i) ||
                          is_one_of(at(line, i), "年月日-./:")))
        i++;
    for (int k = i; k < line.n && k < i + 10; k++) {
        int n = bx_sign_at(line, k, "记者");
        n = n ? n : bx_sign_at(line, k, "通讯员");
        if (n)
            return bx_sign_is_names(bx_chars_trim(bx_chars_slice(line, k + n, line.n)));
    }
    return false;
}

bool bx_sign_is_byline(bx_chars line)
{
    if (line.n <= 40 && is_dated_reporter(line))
        return true;
    bool is_set = bx_sign_bracket(line, 0) == line.n && line.n > 2;
    bx_chars inner = unwrapped(line);
    bool is_heading = is_set && at(line, 0) == 0x3010 && !any_at(inner, 0, author_words);
    bx_number_style style;
    int value;
    bool is_number = bx_sign_number(line, &style, &value) == line.n; /* （十一） */
    if (bx_sign_is_picture_mark(line) || bx_sign_is_credit(line) || is_heading ||
        is_number)
        return false;
    int i = is_one_of(at(inner, 0), "□■◎●○◇◆▲△/—-") ? skip_spaces(inner, 1) : 0;
    bx_chars words = bx_chars_slice(inner, i, inner.n);
    if (is_set)
        return is_short_run(words, 40) &&
               !any_at(words, 0,
                       (const char *const[]){"下转", "上接", "完", "见图", "图为", "来源",
                                             "据", NULL});
    if (i && is_short_run(words, 30) &&
        (any_at(words, 0, author_words) || bx_sign_is_names(words)))
        return true;
    return is_short_run(words, 40) && any_at(words, 0, author_words) &&
           !bx_sign_is_credit(words);
}

bool bx_sign_is_date(bx_chars line)
{
    int digits = 0;
    for (int i = 0; i < line.n; i++) {
        bool is_digit = bx_is_digit(at(line, i)) ||
                        is_one_of(at(line, i), "一二三四五六七八九十〇○零");
        digits += is_digit;
        if (!is_digit && !is_space_at(line, i) && !is_one_of(at(line, i), "年月日.-/"))
            return false;
    }
    return line.n >= 6 && line.n <= 16 && digits >= 3;
}

bool bx_sign_is_signature(bx_chars line)
{
    static const char *const bodies[] = {
        "委员会", "工会",       "总工会", "公司",   "学校",       "办公室",
        "编辑部", "筹备组",     "居委会", "村委会", "中心",       "协会",
        "小学",   "中学",       "大学",   "学院",   "医院",       "人民政府",
        "街道办", "街道办事处", "党支部", "党委",   "团委",       "治丧小组",
        "敬启",   "谨启",       "启",     "组委会", "人力资源部", "服务处",
        "管理处", "支部",       "图书馆", "服务站", "物业",       NULL};
    return is_short_run(line, 24) && ends_with_any(line, bodies);
}

/* 2025-11-08 10:26 来源：… 作者：…: the line under a headline on a web page. */
static bool is_web_line(bx_chars line)
{
    if (line.n > 80 || !bx_is_digit(at(line, 0)) || holds_one_of(line, "。!?;"))
        return false;
    for (int i = 6; i < line.n; i++)
        if (bx_sign_at(line, i, "来源:") || bx_sign_at(line, i, "作者:") ||
            bx_sign_at(line, i, "浏览") || bx_sign_at(line, i, "点击"))
            return true;
    return false;
}

bool bx_sign_is_origin(bx_chars line)
{
    if (is_web_line(line))
        return true;
    static const char *const openers[] = {"来源",     "稿源",     "转自",     "摘自",
                                          "原载",     "来稿单位", "文章来源", "稿件来源",
                                          "信息来源", NULL};
    bx_chars inner = unwrapped(line);
    int n = any_at(inner, 0, openers);
    bool is_parted = n && (at(inner, n) == ':' || is_space_at(inner, n) ||
                           at(inner, n) == 0x300a || at(inner, n) == '/' ||
                           bx_sign_at(inner, 0, "转自") || bx_sign_at(inner, 0, "摘自"));
    return is_parted && inner.n <= 60 && bx_sign_end(inner) != BX_END_STOP;
}

static const char *const credit_ends[] = {"摄",       "供图", "摄影", "提供", "资料图",
                                          "资料图片", "/图",  "制图", "拍摄", "资料照片",
                                          "摄影报道", "图片", "配图", "绘图", NULL};

bool bx_sign_is_credit(bx_chars line)
{
    static const char *const openers[] = {
        "摄影:", "摄影/",  "图/",      "图片来源", "供图:",    "图片提供",
        "摄:",   "图片:",  "供图单位", "摄/",      "照片来源", "摄影 ",
        "供图 ", "图片由", "照片由",   NULL};
    bx_chars inner = unwrapped(line);
    static const char *const writers[] = {"文/图", "图/文", "文/摄影", NULL};
    if (any_at(inner, 0, writers) || ends_with_any(inner, writers))
        return false; /* who took the picture wrote the text, too */
    if (inner.n < 2 || inner.n > 28 || holds_one_of(inner, "。,;!?…“《"))
        return false;
    if (any_at(inner, 0, openers))
        return true;
    return ends_with_any(inner, credit_ends) &&
           !any_at(inner, 0, (const char *const[]){"图为", "记者从", NULL});
}

bool bx_sign_is_caption(bx_chars line)
{
    static const char *const openers[] = {
        "图为",   "上图",   "下图", "左图", "右图",   "图①",  "图②",  "图③",  "图④",
        "图⑤",    "图⑥",    "图:",  "▲",    "△",      "▼",    "▽",    "◀",    "▶",
        "图1",    "图2",    "图3",  "图4",  "图5",    "图一", "图二", "图三", "图四",
        "照片:",  "小图",   "大图", "中图", "图/文:", "◄",    "►",    "题图", "本图",
        "图片为", "照片为", "组图", "图中", "图(",    NULL};
    bx_chars inner = unwrapped(line);
    return any_at(inner, 0, openers) > 0 && inner.n <= 160;
}

int bx_sign_credit_tail(bx_chars line)
{
    if (line.n > 2 && at(line, line.n - 1) == ')') {
        for (int i = line.n - 2; i > 0 && i > line.n - 26; i--)
            if (at(line, i) == '(')
                return bx_sign_is_credit(bx_chars_slice(line, i, line.n)) ? i : 0;
        return 0;
    }
    if (!ends_with_any(line, credit_ends))
        return 0;
    for (int i = line.n - 1; i > 0 && i > line.n - 26; i--)
        if (is_one_of(at(line, i), "。!?…")) {
            int from = skip_spaces(line, i + 1);
            return from < line.n ? from : 0;
        }
    /* No stop: the words behind the last space that is not one between name and 摄. */
    for (int i = 1; i < line.n; i++)
        if (is_space_at(line, i) && line.n - i <= 20 &&
            bx_sign_is_credit(bx_chars_trim(bx_chars_slice(line, i, line.n))) &&
            line.n - skip_spaces(line, i) > 2)
            return skip_spaces(line, i);
    return 0;
}

int bx_sign_byline_tail(bx_chars line)
{
    if (line.n < 4 || at(line, line.n - 1) != ')')
        return 0;
    for (int i = line.n - 2; i > 0 && i > line.n - 48; i--) {
        if (at(line, i) != '(')
            continue;
        int before = i;
        while (before > 0 && is_space_at(line, before - 1))
            before--;
        bx_chars tail = bx_chars_slice(line, i, line.n);
        bool is_behind_stop = bx_sign_end(bx_chars_slice(line, 0, before)) == BX_END_STOP;
        return is_behind_stop && (bx_sign_is_byline(tail) || bx_sign_is_origin(tail)) ? i
                                                                                      : 0;
    }
    return 0;
}

bool bx_sign_is_entry(bx_chars line)
{
    for (int i = 1; i < line.n && i <= 9; i++) {
        if (at(line, i) == ':')
            return i >= 2;
        if (!bx_is_han(at(line, i)) && !bx_is_space(at(line, i)) &&
            !bx_is_latin(at(line, i)))
            return false;
    }
    return false;
}

bool bx_sign_is_letter(bx_chars line)
{
    static const char *const words[] = {"您好", "你好，", "请审阅", "请查收",
                                        "谢谢", "投稿",   "见附件", "此致",
                                        "敬礼", "供参考", NULL};
    for (int i = 0; i < line.n && line.n <= 80; i++)
        if (any_at(line, i, words))
            return true;
    return false;
}

bool bx_sign_is_lead(bx_chars line)
{
    static const char *const openers[] = {
        "近日", "日前", "昨日",   "昨天", "昨晚", "今日", "为",   "今年", "本月", "上周",
        "本周", "随着", "连日来", "近年", "入秋", "入冬", "入夏", "自",   "记者", NULL};
    int i = 0;
    while (bx_is_digit(at(line, i)))
        i++;
    bool is_date = i && (at(line, i) == 0x6708 || at(line, i) == 0x65e5 ||
                         at(line, i) == 0x5e74); /* 月日年 */
    return is_date || any_at(line, 0, openers) > 0;
}

bool bx_sign_is_speech(bx_chars line)
{
    static const char *const ends[] = {"说。", "道。", "表示。", "说.", "介绍。", NULL};
    return ends_with_any(line, ends);
}

int bx_sign_ornament(bx_chars line)
{
    int i = 0;
    while (i < line.n && (is_one_of(at(line, i), "★☆◆◇●○■□◎※*") || is_space_at(line, i)))
        i++;
    return i < line.n ? i : 0;
}

int bx_sign_ornament_tail(bx_chars line)
{
    int i = line.n;
    while (i > 0 &&
           (is_one_of(at(line, i - 1), "★☆◆◇●○■□◎※*") || is_space_at(line, i - 1)))
        i--;
    return i > 0 ? line.n - i : 0;
}

bool bx_sign_is_document(bx_chars line)
{
    static const char *const ends[] = {"通知", "方案",   "办法", "启事", "公告", "通告",
                                       "简章", "倡议书", "须知", "规定", "纪要", NULL};
    return ends_with_any(line, ends);
}
