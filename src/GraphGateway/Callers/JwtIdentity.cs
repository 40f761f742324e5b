namespace GraphGateway.Callers;

/// <summary>The identity that a JWT was issued to. Only issuer and subject together identify a caller; the other claims are descriptive.</summary>
/// <param name="Issuer">The claim <c>iss</c>; empty if the token has none and none is required.</param>
/// <param name="SubjectClaim">The claim that names the subject: <c>sub</c>, or a client claim if the token has no user.</param>
/// <param name="Subject">The subject.</param>
internal sealed record JwtIdentity(string Issuer, string SubjectClaim, string Subject)
{
    private const string User = "sub";

    /// <summary>
    /// The caller's id, which is unique per identity. Issuer and subject are escaped so that neither can contain the separator or a line end,
    /// and the claim name separates a client from a user with the same name.
    /// </summary>
    public string CallerId => $"{(SubjectClaim == User ? "subject" : SubjectClaim)}:{Uri.EscapeDataString(Issuer)}|{Uri.EscapeDataString(Subject)}";
}
