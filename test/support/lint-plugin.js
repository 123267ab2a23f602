/**
 * @typedef {object} Finding
 * @property {unknown} node
 * @property {string} message
 */

/**
 * A node of the syntax tree, as far as these rules look at it.
 * @typedef {object} SyntaxNode
 * @property {string} type
 * @property {string} [name]
 * @property {readonly (SyntaxNode | null)[]} [params]
 * @property {SyntaxNode} [typeAnnotation]
 * @property {SyntaxNode} [left]
 * @property {{ readonly raw: string }} [value]
 */

/**
 * @typedef {object} Context
 * @property {(finding: Finding) => void} report
 * @property {{ getAllComments: () => readonly (SyntaxNode & { value: string })[] }} sourceCode
 */

/** @param {SyntaxNode} parameter */
const isBoolean = (parameter) => {
  const target = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  return target?.typeAnnotation?.typeAnnotation?.type === 'TSBooleanKeyword';
};

const booleanParameter = {
  /** @param {Context} context */
  create: (context) => {
    /** @param {SyntaxNode} node */
    const check = (node) => {
      const found = (node.params ?? []).find((parameter) => parameter !== null && isBoolean(parameter));
      if (found) {
        context.report({ node: found, message: 'A call cannot say what a bare boolean means: take a named option.' });
      }
    };
    return { ArrowFunctionExpression: check, FunctionDeclaration: check, FunctionExpression: check };
  },
};

const enumDeclaration = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {SyntaxNode} node */
    TSEnumDeclaration: (node) => context.report({ node, message: 'A union of strings says it without code.' }),
  }),
};

const suppressionPattern = /^\s*(?:oxlint-disable|eslint-disable|@ts-(?:ignore|expect-error|nocheck))/;

const suppression = {
  /** @param {Context} context */
  create: (context) => ({
    Program: () => {
      for (const comment of context.sourceCode.getAllComments()) {
        if (suppressionPattern.test(comment.value)) {
          context.report({
            node: comment,
            message: 'No finding is suppressed here: change the code, or the rule for all.',
          });
        }
      }
    },
  }),
};

const htmlSink = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {SyntaxNode} node */
    TemplateElement: (node) => {
      if (/(?:\.innerHTML|\.outerHTML|\bsrcdoc)\s*=/i.test(node.value?.raw ?? '')) {
        context.report({ node, message: 'Text from outside is never HTML.' });
      }
    },
  }),
};

/** The project's own lint rules: what no ready-made rule says. */
export default {
  meta: { name: 'lading' },
  rules: {
    'no-boolean-parameter': booleanParameter,
    'no-enum': enumDeclaration,
    'no-suppression': suppression,
    'no-html-sink': htmlSink,
  },
};
