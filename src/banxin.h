/* banxin: bulletin items in, finished newspaper pages out.
 *
 * The whole public interface. Every function takes the edition it works on; the library
 * keeps no state of its own, never prints and never exits. What it has to say is in the
 * edition's report. Paths and texts are UTF-8. One edition, one thread at a time; it
 * makes its pages on several. Plain paragraphs are composed, without a page, by
 * banxin_lines. */
#ifndef BANXIN_H
#define BANXIN_H

#include <stdbool.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct banxin_edition banxin_edition;

/* What a caller may ask for; zero means "not given" throughout. */
typedef struct {
    const char *paper;  /* name of the paper: page one gets a masthead */
    const char *date;   /* 2026-11-23 or 2026年11月23日 */
    const char *number; /* issue number, as text */
    const char *layout; /* name or path; else the issue's, else the best is chosen */
    const char *press;  /* press profile, name or path; else the issue's, else none */
    const char *const *photos; /* pictures for captions, in order; closed by NULL */
    const char *data_dir;      /* holds layouts/ and fonts/; else found by itself */
    const char *font_dir;      /* holds fonts.conf; else data_dir/fonts */
    const char *cache_dir; /* pictures made for press are kept here and used again; else
                              nowhere */
    bool is_draft;  /* write the page even if copy is left over, the rest marked red */
    bool is_lean;   /* keep of each page what it shows, so that many need hardly more room
                       than one: no plans, marks, locks and changes then */
    int n_threads;  /* pages made at the same time; 0: one a processor */
    int page;       /* only this page of the issue; 0: all */
    int other_page; /* and this one, with what stands between the two; 0: none */
    int n_alternatives;  /* pages to choose from, of each page at most; 0: one */
    int alternative;     /* make this one of them, from 1; 0: the first, which is best */
    const char *edition; /* of those that the issue names, this one; else the first */
} banxin_wishes;

/* Reads an issue.yaml, a folder holding one, or a bulletin text. Never NULL: what went
 * wrong is in the report and banxin_failed() is true. Wishes are copied. */
banxin_edition *banxin_open(const char *path, const banxin_wishes *wishes);
void banxin_free(banxin_edition *edition); /* NULL is fine */

/* How far a page is. */
typedef struct {
    const char *layout;    /* that is tried */
    int page, n_pages;     /* begun, from 1, of those wanted */
    int n_shaped, n_items; /* items of the page whose shapes are known; all of them */
    long long n_states;    /* of the search; 0: it has not begun */
    long long cost, bound; /* thousandths: the best page so far, 0 where there is none,
                              and what no page costs less than */
} banxin_progress;

/* While banxin_make_up makes pages, `look` is asked now and then, on any thread but one
 * at a time; where it says false the best page found so far is taken, and so for all that
 * follow: a warning says that this depends on the hour. To be said before banxin_make_up;
 * once that is done nobody is asked, and data may go. */
void banxin_watch(banxin_edition *edition,
                  bool (*look)(void *data, const banxin_progress *now), void *data);

/* Composes every item and places them on their pages. True when every page is made and
 * every character of every item placed (or the edition is a draft). */
bool banxin_make_up(banxin_edition *edition);
int banxin_n_pages(const banxin_edition *edition); /* made so far */
/* The number of the i-th of them as people write it: "3", of a spread "2-3". */
const char *banxin_page_label(const banxin_edition *edition, int i);
/* The same of pages as they are printed: two with a centre column between them are one.
 */
int banxin_n_sheets(const banxin_edition *edition);
const char *banxin_sheet_label(const banxin_edition *edition, int i);

/* The editions 版本 that the issue names, in its order; 0: it has but the one. */
int banxin_n_editions(const banxin_edition *edition);
const char *banxin_edition_name(const banxin_edition *edition, int i);
/* From then on it is the i-th of them, and banxin_make_up makes its pages: those that are
 * as in the first, when that was made, are taken from it, and the others made as near to
 * it as can be. False after reporting. */
bool banxin_turn_to(banxin_edition *edition, int i);

/* Write what was made; files appear whole or not at all, an old file stays until then.
 * False after reporting. The PDF is one for press where a press profile says so; drafts
 * are plain always. */
bool banxin_write_pdf(banxin_edition *edition, const char *path);
/* DIR/page-1.png … by the pages' numbers; dpi 10..1200. The folder is made when it is not
 * there. */
bool banxin_write_png(banxin_edition *edition, const char *dir, double dpi);
/* The same with marks of make-up over the pages: what is a list of names parted by
 * commas, of grid, blocks, baseline and score; chinese: their words are. */
bool banxin_write_overlay(banxin_edition *edition, const char *dir, double dpi,
                          const char *what, bool chinese);
bool banxin_write_json(banxin_edition *edition, const char *path); /* the display lists */
/* One item file each in DIR, pictures copied beside them, and an issue.yaml. Refuses to
 * write over files that are there. */
bool banxin_write_items(banxin_edition *edition, const char *dir);

/* The pages made, with reasons: their trees and costs, and of each item where it stands
 * and how its length fits: for people, or as JSON. NULL where nothing was made. Freed
 * with banxin_free_text. */
char *banxin_plan_text(banxin_edition *edition, bool chinese);
char *banxin_plan_json(banxin_edition *edition);

/* The pages that were to choose from, cheapest first, none like another: their trees and
 * costs, and what sets them apart. As above. */
char *banxin_alternatives_text(banxin_edition *edition, bool chinese);
char *banxin_alternatives_json(banxin_edition *edition);
/* The same pages, small, on one PNG. False after reporting. */
bool banxin_write_sheet(banxin_edition *edition, const char *path, bool chinese);

/* Locks the pages made: writes them, with their trees and what tells their copy from
 * other copy, beside the issue, as issue.lock or by the name of its text. From then on
 * they are made so again; where copy has changed, as near to it as can be. The path, or
 * NULL after reporting. */
const char *banxin_write_lock(banxin_edition *edition);

/* Changes that are tried on pages that were made, every other block held where it is. The
 * words say how the items do in their new blocks, in lines and characters; NULL after
 * reporting. Freed with banxin_free_text. From then on the edition is the one with the
 * change, and banxin_make_up makes its pages, as near to those that were made as can be;
 * banxin_change_fits: nothing but the items changed would have to move. */
char *banxin_replace(banxin_edition *edition, const char *item, const char *file,
                     bool chinese);
char *banxin_swap(banxin_edition *edition, const char *item, const char *other,
                  bool chinese);
bool banxin_change_fits(const banxin_edition *edition);
/* The page without an item: two or three ways, each with its tree. The edition stays as
 * it is. As above. */
char *banxin_without(banxin_edition *edition, const char *item, bool chinese);

/* What the law, the quality office and the house look at: findings, a line each, and the
 * figures of the pages made; as JSON where as_json. page, other_page: as of the wishes;
 * the pages made should be all, which rules are of. Pages that could not be made are
 * looked at as far as their copy goes. NULL where nothing was read. Freed with
 * banxin_free_text. */
typedef struct {
    int errors, warnings, queries;
} banxin_lint_counts;
char *banxin_lint(banxin_edition *edition, int page, int other_page, bool as_json,
                  bool chinese, banxin_lint_counts *counts);

/* The pictures of the issue, made up or not: what each is, how it came to its item, how
 * finely it prints; as text, which the caller frees with banxin_free_text, and small on
 * one picture (PNG; none is written where there are none). NULL and false after
 * reporting. */
char *banxin_pictures_text(banxin_edition *edition, bool chinese);
bool banxin_write_picture_sheet(banxin_edition *edition, const char *path, bool chinese);

bool banxin_failed(const banxin_edition *edition); /* an error was reported */
/* Everything reported so far, a message a line with place and hint; chinese: in Chinese;
 * verbose: every note instead of sums. The caller frees it with banxin_free_text. */
char *banxin_report(const banxin_edition *edition, bool chinese, bool verbose);

typedef struct banxin_lines banxin_lines;

/* How plain paragraphs are to be set. Zero means "not given", but for the indent. */
typedef struct {
    const double *measures; /* [em]; at least one, each over 0 */
    int n_measures;
    double size;          /* [pt]; else 10.5 */
    double indent;        /* of first lines [em] */
    const char *language; /* of the text, BCP 47; else zh-CN */
    const char *level;    /* basic, gb or strict: of what may not start or end a line */
    const char *digits;   /* proportional or half: how wide they are */
    const char *opening;  /* trim, space-first or keep: the blank of an opening mark that
                             starts a line */
    const char *face;     /* a type role by either name: song, 楷体; else song */
    bool is_vertical, is_first_fit, has_hanging_marks;
    const char *data_dir, *font_dir; /* as above */
} banxin_lines_wishes;

/* Composes a file of plain paragraphs, one a line ("-": standard input), at each measure.
 * Never NULL. Bytes that are no text are replaced, counted and reported as errors; the
 * rest is composed all the same. */
banxin_lines *banxin_compose(const char *path, const banxin_lines_wishes *wishes);
void banxin_lines_free(banxin_lines *lines);
bool banxin_lines_failed(const banxin_lines *lines);
char *banxin_lines_report(const banxin_lines *lines, bool chinese, bool verbose);
/* Line by line: a table for people with a summary, or JSON. NULL where nothing could be
 * composed. Freed with banxin_free_text. */
char *banxin_lines_text(const banxin_lines *lines, bool chinese);
char *banxin_lines_json(const banxin_lines *lines);
/* The lines to look at, beside those of first fit, on sheets of A3: as a PDF where pdf is
 * given, as DIR/page-1.png … where png_dir is. *n_pages: how many. False after
 * reporting. */
bool banxin_lines_specimen(banxin_lines *lines, const char *pdf, const char *png_dir,
                           double dpi, bool chinese, int *n_pages);

/* The layouts that an issue (NULL: one in this folder) can name, and the faces each type
 * role finds, as a table for people. NULL data_dir or font_dir: found as above. Freed
 * with banxin_free_text. NULL where there is no layout, or no fonts.conf. */
char *banxin_list_layouts(const char *issue, const char *data_dir, bool chinese);
/* A picture of each of them, DIR/NAME.png: two pages with their furniture and gray bars
 * for type. *report: what is to be said of it, freed with banxin_free_text. False after
 * reporting. */
bool banxin_draw_layouts(const char *issue, const char *data_dir, const char *font_dir,
                         const char *dir, bool chinese, char **report);
char *banxin_list_fonts(const char *data_dir, const char *font_dir, bool chinese);
/* Characters that fill a block of so many columns and lines, of a layout by name or path,
 * or of all where it is NULL: a table for people, or JSON. NULL where there is none.
 * *report: what is to be said of it. Both are freed with banxin_free_text. */
char *banxin_budget(const char *layout, const char *data_dir, bool as_json, bool chinese,
                    char **report);
/* Is a PDF, of whatever maker, fit for the newspaper press? Findings, a line each with
 * page and place, by the limits of a press profile, by name or path; NULL: newsprint, and
 * a file that says it is PDF/X-1a is taken as one. Pages of the file that are printed in
 * black alone: "2,3", or NULL. For people, or as JSON. NULL where the
 * profile cannot be had. *said: what is to be said of it. Both are freed with
 * banxin_free_text. */
typedef struct {
    int errors, warnings;
} banxin_check_counts;
char *banxin_check(const char *path, const char *profile, const char *black_pages,
                   const char *data_dir, bool as_json, bool chinese,
                   banxin_check_counts *counts, char **said);
/* Where programs of this user keep what they can make anew: a folder for cache_dir. Freed
 * with banxin_free_text. */
char *banxin_user_cache(void);

void banxin_free_text(char *text);

const char *banxin_version(void); /* "0.1.0" */

#ifdef __cplusplus
}
#endif
#endif
