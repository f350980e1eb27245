/* export: an issue as native files: one an item, its pictures and those of advertisements
 * beside it, and an issue.yaml that lists them with all else that an issue says. Reading
 * that back gives the same issue. An item file keeps its name; other copy becomes
 * NN-title.md. Layouts and locks stay where they are. */
#ifndef BX_MODEL_EXPORT_H
#define BX_MODEL_EXPORT_H

#include "model/issue.h"

/* Makes the folder where it is not there. Writes nothing, and reports, when one of the
 * files already exists or a picture cannot be read. */
bool bx_issue_export(const bx_issue *issue, const char *folder, bx_diags *diags);

#endif
