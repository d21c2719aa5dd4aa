/**
 * A text that Terraform takes as it is: what looks like its own templates, such as `%{` in a regular expression, is
 * no template, unless it is a token of cdktf.
 */
export function templateText(text: string): string {
  return text.replace(/([$%])\{(?!TfToken\[)/g, "$1$1{");
}
