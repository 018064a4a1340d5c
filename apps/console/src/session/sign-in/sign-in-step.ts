/** What a sign-in asks for. */
export type SignInStep = 'password' | 'token' | 'code';
