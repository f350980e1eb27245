/* cmyk: pictures in four inks as a JPEG that keeps them, for a PDF whose writer knows no
 * other way: 255 is full ink, and there is no Adobe marker, which would turn that round.
 */
#ifndef BX_ASSET_CMYK_H
#define BX_ASSET_CMYK_H

#include "asset/image.h"

/* Of a JPEG with the marker, or a TIFF; *bytes to be freed with free(). False when it is
 * damaged, or cannot be done: then it goes in as RGB. */
bool bx_cmyk_jpeg(const bx_image *image, unsigned char **bytes, unsigned long *n);

#endif
