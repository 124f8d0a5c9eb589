// v-kept="text" in place of :value="text", for a field that is read when it is left: what is drawn anew meanwhile
// (another tab, a run's progress) takes nothing that is half written.
const put = (field, value) => { field.value = value ?? ''; };

export const vKept = {
  created: (field, { value }) => put(field, value),
  updated(field, { value, oldValue }) {
    const touched = document.activeElement === field && field.value !== String(oldValue ?? '');
    if (value !== oldValue && !touched) put(field, value);
  },
};
