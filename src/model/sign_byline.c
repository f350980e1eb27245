#include "model/sign_byline.h"

#include "model/line_text.h"
#include "model/sign.h"
#include "model/sign_source.h"

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
    "佘肖付代闫覃誉涂占鄢练官冼植招邝揭白岳牟缪荆鞠隋栗丛楚";

/* The length of 本报讯, 本报北京5月10日电, 新华社讯 … */
static int despatch(bx_chars line)
{
    bool is_known = bx_line_any_at(line, 0, BX_WORDS_PAPER) > 0;
    for (int i = 0; i < line.n && i < 24; i++) {
        uint32_t c = bx_line_at(line, i);
        bool is_news = c == 0x8baf /* 讯 */ || c == 0x8a0a /* 訊 */;
        bool is_end = is_news || c == 0x7535 /* 电 */ || c == 0x96fb /* 電 */;
        uint32_t next = bx_line_at(line, i + 1);
        bool is_parted =
            i + 1 == line.n || bx_is_space(next) || bx_is_one_of(next, "(:,】]");
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

/* 记者某某 通讯员某某 报道： without brackets; the index behind it, or 0. */
static int bare_reporters(bx_chars line, int i)
{
    if (!bx_line_any_at(line, i, BX_WORDS_REPORTER))
        return 0;
    for (int k = i; k < line.n && k < i + 48; k++) {
        uint32_t c = bx_line_at(line, k);
        if (bx_is_one_of(c, ",。;!?\"“"))
            return 0;
        int n = bx_sign_at(line, k, "报道");
        if (n && (bx_line_at(line, k + n) == ':' || bx_line_at(line, k + n) == ' '))
            return k + n + (bx_line_at(line, k + n) == ':');
    }
    return 0;
}

/* （记者 …） at i; the index behind it, or 0. */
static int set_reporters(bx_chars line, int i, bool is_behind_despatch)
{
    int end = bx_sign_bracket(line, i);
    if (!end || end - i > 80 || bx_line_holds(bx_chars_slice(line, i, end), "。;!?"))
        return 0;
    bool is_named =
        bx_line_any_at(line, bx_line_skip_spaces(line, i + 1), BX_WORDS_REPORTER) > 0;
    return is_named || is_behind_despatch ? end : 0;
}

int bx_sign_dateline(bx_chars line)
{
    int is_set = bx_line_at(line, 0) == '(' || bx_line_at(line, 0) == '[' ||
                 bx_line_at(line, 0) == 0x3010;
    if (is_set && bx_line_any_at(line, 1, BX_WORDS_ASIDE))
        return 0;
    int n = despatch(is_set ? bx_chars_slice(line, 1, line.n) : line);
    if (is_set && n && bx_line_at(line, n + 1) != bx_closing_of(bx_line_at(line, 0)))
        return set_reporters(line, 0, true); /* （本报讯 记者 某某） */
    if (is_set)
        n = n ? n + 2 : 0;
    int next = bx_line_skip_spaces(line, n);
    int end = set_reporters(line, next, n > 0);
    if (!end)
        end = bare_reporters(line, next);
    end = end ? end : n;
    if (end && bx_line_at(line, end) == ':')
        end++;
    return end;
}

bool bx_sign_is_despatch(bx_chars line)
{
    bool is_set = bx_line_at(line, 0) == '(' || bx_line_at(line, 0) == '[' ||
                  bx_line_at(line, 0) == 0x3010;
    return despatch(is_set ? bx_chars_slice(line, 1, line.n) : line) > 0;
}

/* Where the name at the end of a line begins; 周 敏 is one, spaced out to the width of
 * three characters. */
static int start_of_name(bx_chars line)
{
    int from = line.n;
    while (from > 0 && !bx_line_is_space_at(line, from - 1))
        from--;
    bool is_spaced = from > 2 && line.n - from == 1 &&
                     !bx_line_is_space_at(line, from - 2) &&
                     bx_line_is_space_at(line, from - 3);
    return is_spaced ? from - 2 : from;
}

bool bx_sign_is_placed_name(bx_chars line)
{
    int from = start_of_name(line), n = line.n - from;
    bx_chars place = bx_chars_trim(bx_chars_slice(line, 0, from));
    if (place.n < 2 || place.n > 16 || n < 2 || n > 3)
        return false;
    for (int i = from; i < line.n; i++)
        if (!bx_is_han(bx_line_at(line, i)) && !bx_line_is_space_at(line, i))
            return false;
    return bx_is_one_of(bx_line_at(line, from), surnames) &&
           bx_is_one_of(bx_line_at(place, place.n - 1),
                        "班部局厂司校学院社所会处科室队村镇县市区办中心组段站");
}

/* How many names there are and nothing else, parted by spaces, and by 、 where that may
 * be; 0: other things, too. */
static int count_names(bx_chars line, bool may_have_commas)
{
    int n = 0, words = 0;
    for (int i = 0; i <= line.n; i++) {
        bool is_gap = i == line.n || bx_is_space(bx_line_at(line, i)) ||
                      (may_have_commas && bx_line_at(line, i) == 0x3001);
        if (is_gap) {
            /* "张 三": one name spaced out to the width of three characters. */
            if (n == 1 && i < line.n)
                continue;
            bool is_compound =
                n == 4 && bx_line_any_at(line, i - n, BX_WORDS_LONG_SURNAME);
            if (n && (n < 2 || (n > 3 && !is_compound)))
                return 0;
            words += n > 0;
            n = 0;
        } else if (!bx_is_han(bx_line_at(line, i)) ||
                   (!n && !bx_is_one_of(bx_line_at(line, i), surnames)))
            return 0;
        else
            n++;
    }
    return words;
}

bool bx_sign_is_names(bx_chars line)
{
    int n = count_names(line, true);
    return bx_sign_is_placed_name(line) || (n > 0 && n <= 6);
}

int bx_sign_names(bx_chars line)
{
    return count_names(line, false);
}

/* 2025年11月10日 晚报记者 尤佳: a date perhaps, a paper, 记者, then names to the end. */
static bool is_dated_reporter(bx_chars line)
{
    int i = 0;
    while (i < line.n &&
           (bx_is_digit(bx_line_at(line, i)) || bx_line_is_space_at(line, i) ||
            bx_is_one_of(bx_line_at(line, i), "年月日-./:")))
        i++;
    for (int k = i; k < line.n && k < i + 10; k++) {
        int n = bx_sign_at(line, k, "记者");
        n = n ? n : bx_sign_at(line, k, "通讯员");
        if (n)
            return bx_sign_is_names(bx_chars_trim(bx_chars_slice(line, k + n, line.n)));
    }
    return false;
}

/* 记者节座谈会召开: what follows the word at once is longer than a name, and nothing that
 * names come with. */
static bool is_about_author(bx_chars words)
{
    enum { LONGEST_NAME = 4 };
    int from = bx_line_any_at(words, 0, BX_WORDS_AUTHOR), to = from;
    for (; to < words.n && bx_is_han(bx_line_at(words, to)); to++)
        if (to > from && (bx_line_any_at(words, to, BX_WORDS_AUTHOR) ||
                          bx_sign_at(words, to, "报道") || bx_sign_at(words, to, "摄")))
            return false;
    return to - from > LONGEST_NAME;
}

/* 11月23日—11月27日, 2026年秋: figures of time and nothing else. */
static bool is_period(bx_chars words)
{
    int n_dashes = 0;
    for (int i = 0; i < words.n; i++) {
        uint32_t c = bx_line_at(words, i);
        n_dashes += bx_is_one_of(c, "—-~至－–");
        if (!bx_is_digit(c) && !bx_line_is_space_at(words, i) &&
            !bx_is_one_of(c, "年月日时分星期周一二三四五六:./—-~至－–"))
            return false;
    }
    return n_dashes > 0;
}

bool bx_sign_is_byline(bx_chars line)
{
    if (line.n <= 40 && is_dated_reporter(line))
        return true;
    bool is_set = bx_sign_bracket(line, 0) == line.n && line.n > 2;
    bx_chars inner = bx_line_unwrapped(line);
    bool is_heading = is_set && bx_line_at(line, 0) == 0x3010 &&
                      !bx_line_any_at(inner, 0, BX_WORDS_AUTHOR);
    bx_number_style style;
    int value;
    bool is_number = bx_sign_number(line, &style, &value) == line.n; /* （十一） */
    if (bx_sign_end(line) == BX_END_COLON ||                         /* 编辑同志： */
        bx_sign_is_picture_mark(line) || bx_sign_is_credit(line) || is_heading ||
        is_number)
        return false;
    int i = bx_is_one_of(bx_line_at(inner, 0), "□■◎●○◇◆▲△/—-")
                ? bx_line_skip_spaces(inner, 1)
                : 0;
    bx_chars words = bx_chars_slice(inner, i, inner.n);
    if (is_set)
        return bx_line_is_short(words, 40) &&
               !bx_line_any_at(words, 0, BX_WORDS_NO_BYLINE) &&
               !bx_line_any_at(words, 0, BX_WORDS_ASIDE) &&
               !bx_line_ends_with(words, BX_WORDS_NO_BYLINE_END) && !is_period(words);
    if (i && bx_line_is_short(words, 30) &&
        (bx_line_any_at(words, 0, BX_WORDS_AUTHOR) || bx_sign_is_names(words)))
        return true;
    return bx_line_is_short(words, 40) && bx_line_any_at(words, 0, BX_WORDS_AUTHOR) &&
           !is_about_author(words) && !bx_sign_is_credit(words);
}

bool bx_sign_is_date(bx_chars line)
{
    int digits = 0;
    for (int i = 0; i < line.n; i++) {
        bool is_digit = bx_is_digit(bx_line_at(line, i)) ||
                        bx_is_one_of(bx_line_at(line, i), "一二三四五六七八九十〇○零");
        digits += is_digit;
        if (!is_digit && !bx_line_is_space_at(line, i) &&
            !bx_is_one_of(bx_line_at(line, i), "年月日.-/"))
            return false;
    }
    return line.n >= 6 && line.n <= 16 && digits >= 3;
}

int bx_sign_byline_tail(bx_chars line)
{
    if (line.n < 4 || bx_line_at(line, line.n - 1) != ')')
        return 0;
    for (int i = line.n - 2; i > 0 && i > line.n - 48; i--) {
        if (bx_line_at(line, i) != '(')
            continue;
        int before = i;
        while (before > 0 && bx_line_is_space_at(line, before - 1))
            before--;
        bx_chars tail = bx_chars_slice(line, i, line.n);
        bool is_behind_stop = bx_sign_end(bx_chars_slice(line, 0, before)) == BX_END_STOP;
        return is_behind_stop && (bx_sign_is_byline(tail) || bx_sign_is_origin(tail)) ? i
                                                                                      : 0;
    }
    return 0;
}
