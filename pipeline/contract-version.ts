/** The version of the data contract, apart from its schemas: who only names it need not build them. */
export const CONTRACT_VERSION = 1;
