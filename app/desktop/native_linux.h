#ifndef AFTERWORD_NATIVE_H
#define AFTERWORD_NATIVE_H

#include <gtk/gtk.h>

/* Before GTK's main loop, on the thread that will run it. */
void afterword_prepare(void);

/* All may be called from any thread while GTK's main loop runs. */
int afterword_attach(void);
int afterword_revive(int hung);
int afterword_monitors(GdkRectangle *out, int max);
int afterword_place(GdkRectangle *out, int *maximised);
void afterword_move(int x, int y);

/* In Go, called on GTK's main thread: addresses of dropped files, one a line;
   and whether something is being dragged over the window. */
extern void afterwordDropped(char *uris);
extern void afterwordDragged(int over);

#endif
