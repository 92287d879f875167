/** Who is reading, as the frame shows them. */
export interface Reader {
  name: string;
  email: string;
  role: "owner" | "editor" | "viewer";
}

export const mayEdit = (role: Reader["role"]): boolean => role !== "viewer";
