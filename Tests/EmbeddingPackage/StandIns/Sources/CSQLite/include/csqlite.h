static inline int stand_in_version(void) { return 1; }
