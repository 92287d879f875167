/** What the product says of a document that cannot be used as it is. */
import type { Words } from "./words.ts";

/** Why a document or one of its operations cannot be used. */
export const apiReading = {
  empty: { en: "The document is empty.", zh: "文档为空。" },
  tooLarge: { en: "The document is larger than {mb} MB.", zh: "文档超过 {mb} MB。" },
  yamlTooLarge: {
    en: "A document in YAML can be {mb} MB; as JSON it can be larger.",
    zh: "YAML 文档最大 {mb} MB，转换成 JSON 可以更大。",
  },
  unreadable: {
    en: "Line {line}, column {column} cannot be read: {why}",
    zh: "第 {line} 行第 {column} 列无法读取：{why}",
  },
  tooManyAliases: { en: "The document refers to itself too often (YAML aliases).", zh: "文档中的 YAML 别名过多。" },
  noDocument: {
    en: "This is not an OpenAPI document: it does not begin with fields and their values.",
    zh: "这不是 OpenAPI 文档：开头不是字段与值。",
  },
  swagger: {
    en: "This is a Swagger {version} document. Ask for OpenAPI 3, or convert it first.",
    zh: "这是 Swagger {version} 文档，请索取或先转换成 OpenAPI 3。",
  },
  noVersion: {
    en: "This is not an OpenAPI document: “openapi” with its version is missing.",
    zh: "这不是 OpenAPI 文档：缺少“openapi”版本号。",
  },
  otherVersion: { en: "OpenAPI {version} cannot be read here; 3.0 and 3.1 can.", zh: "不支持 OpenAPI {version}，仅支持 3.0 与 3.1。" },
  noPaths: { en: "The document has nothing that could be called (“paths” is empty).", zh: "文档里没有可调用的接口（“paths”为空）。" },
  noneLeft: { en: "None of its calls can be offered. {path}: {why}", zh: "没有可用的接口。{path}：{why}" },
  otherFile: {
    en: "It refers to another file ({ref}). Put everything into one document.",
    zh: "引用了其他文件（{ref}），请合并为单个文档。",
  },
  circle: { en: "A reference leads back to itself ({ref}).", zh: "引用形成了循环（{ref}）。" },
  noTarget: { en: "What it refers to is not there ({ref}).", zh: "引用的内容不存在（{ref}）。" },
  noObject: { en: "A part of it is not written as a group of fields.", zh: "有内容不是字段结构。" },
  notWritten: { en: "There is nothing readable at {place}.", zh: "{place} 处没有可读取的内容。" },
  methodLeft: { en: "{method} asks only about the address itself.", zh: "{method} 只用于查询地址本身。" },
  badPath: { en: "Its address does not begin with “/”.", zh: "地址不是以“/”开头。" },
  noParameterName: { en: "One of its parameters has no name.", zh: "有参数没有名称。" },
  cookie: { en: "It needs the cookie “{name}”: only browsers send those.", zh: "需要 Cookie“{name}”，仅浏览器可用。" },
  parameterPlace: { en: "“{name}” belongs to “{place}”, which is not known.", zh: "“{name}”的位置“{place}”无法识别。" },
  pathStyle: {
    en: "“{name}” stands in the address in a form that is not supported ({style}).",
    zh: "“{name}”在地址中的写法（{style}）不受支持。",
  },
  tooManyInputs: { en: "It asks for more than {max} values.", zh: "需要填写的内容超过 {max} 项。" },
  tooMuch: { en: "Its description is too long to be kept with a step.", zh: "说明过长，无法随步骤保存。" },
  files: { en: "It takes files, which steps cannot send.", zh: "需要上传文件，步骤无法发送。" },
  contentType: { en: "It takes content of a kind that steps cannot send ({type}).", zh: "内容类型不受支持（{type}）。" },
  tooMany: { en: "A system can offer {max} calls.", zh: "每个系统最多 {max} 个接口。" },
} satisfies Record<string, Words>;

export const apiRefusals = {
  unreadable: { en: "The document cannot be used. {why}", zh: "文档无法使用。{why}" },
  name: { en: "Another system has this name already.", zh: "已有同名的系统。" },
  tooMany: { en: "A shop can have {max} systems of its own.", zh: "最多可添加 {max} 个自有系统。" },
  connection: { en: "This connection is not one for any other system.", zh: "该连接不适用于自有系统。" },
  same: { en: "This is the document that is there already (revision {n}).", zh: "与现有文档相同（第 {n} 版）。" },
  noOperation: { en: "This system has no such call.", zh: "该系统没有这个接口。" },
} satisfies Record<string, Words>;
