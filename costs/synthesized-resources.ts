// The command line's reports know it by this name.
export { armTypeOf, type Resource as SynthesizedResource } from "../terraform-json";
