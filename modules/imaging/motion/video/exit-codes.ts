/** By this exit code av-child.ts says that node-av is not there, or not for this kind of machine. */
export const NOT_THERE = 69
