// The other builders' components, there or not yet.
const found = import.meta.glob(['../canvas/{Canvas,Palette,Outline}.vue', '../pictures/{Gallery,GalleryStrip,Viewer,BeforeAfter}.vue', '../node/FormControl.vue'], { eager: true, import: 'default' });
const part = (path) => found[path] ?? null;

export const Canvas = part('../canvas/Canvas.vue');
export const Palette = part('../canvas/Palette.vue');
export const Outline = part('../canvas/Outline.vue');
export const Gallery = part('../pictures/Gallery.vue');
export const GalleryStrip = part('../pictures/GalleryStrip.vue');
export const Viewer = part('../pictures/Viewer.vue');
export const BeforeAfter = part('../pictures/BeforeAfter.vue');
export const FormControl = part('../node/FormControl.vue');
