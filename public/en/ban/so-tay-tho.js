/* The same worker for the English page: a worker reaches no further than its own folder. */
importScripts('/ban/so-tay-tho.js');
