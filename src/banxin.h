/* banxin: bulletin items in, finished newspaper pages out.
 *
 * The whole public interface. Every function takes the edition it works on; the library
 * keeps no state of its own, never prints and never exits. What it has to say is in the
 * edition's report. Paths and texts are UTF-8. One edition, one thread at a time. */
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
    const char *const *photos; /* pictures for captions, in order; closed by NULL */
    const char *data_dir;      /* holds layouts/ and fonts/; else found by itself */
    const char *font_dir;      /* holds fonts.conf; else data_dir/fonts */
    bool is_draft; /* write the page even if copy is left over, the rest marked red */
    int page;      /* only this page of the issue; 0: all */
} banxin_wishes;

/* Reads an issue.yaml, a folder holding one, or a bulletin text. Never NULL: what went
 * wrong is in the report and banxin_failed() is true. Wishes are copied. */
banxin_edition *banxin_open(const char *path, const banxin_wishes *wishes);
void banxin_free(banxin_edition *edition); /* NULL is fine */

/* Composes every item and places them on their pages. True when every page is made and
 * every character of every item placed (or the edition is a draft). */
bool banxin_make_up(banxin_edition *edition);
int banxin_n_pages(const banxin_edition *edition); /* made so far */
/* The number that the i-th of them has in the issue, from 1. */
int banxin_page_number(const banxin_edition *edition, int i);

/* Write what was made; files appear whole or not at all, an old file stays until then.
 * False after reporting. */
bool banxin_write_pdf(banxin_edition *edition, const char *path);
/* DIR/page-1.png … by the pages' numbers; dpi 10..1200. The folder is made when it is not
 * there. */
bool banxin_write_png(banxin_edition *edition, const char *dir, double dpi);
bool banxin_write_json(banxin_edition *edition, const char *path); /* the display lists */
/* One item file each in DIR, pictures copied beside them, and an issue.yaml. Refuses to
 * write over files that are there. */
bool banxin_write_items(banxin_edition *edition, const char *dir);

bool banxin_failed(const banxin_edition *edition); /* an error was reported */
/* Everything reported so far, a message a line with place and hint; chinese: in Chinese;
 * verbose: every note instead of sums. The caller frees it with banxin_free_text. */
char *banxin_report(const banxin_edition *edition, bool chinese, bool verbose);

/* The layouts that can be named, and the faces each type role finds, as a table for
 * people. NULL data_dir or font_dir: found as above. Freed with banxin_free_text. NULL
 * where there is no layout, or no fonts.conf. */
char *banxin_list_layouts(const char *data_dir, bool chinese);
char *banxin_list_fonts(const char *data_dir, const char *font_dir, bool chinese);
void banxin_free_text(char *text);

const char *banxin_version(void); /* "0.1.0" */

#ifdef __cplusplus
}
#endif
#endif
