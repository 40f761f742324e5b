namespace GraphGateway.Callers;

/// <summary>Who a JWT was issued to. Only issuer and subject together name somebody; the other claims are descriptions.</summary>
/// <param name="Issuer">The claim <c>iss</c>; empty if the token has none and none is required.</param>
/// <param name="SubjectClaim">The claim that names the subject: <c>sub</c>, or the claim of a client where there is no user.</param>
/// <param name="Subject">The subject.</param>
internal sealed record JwtIdentity(string Issuer, string SubjectClaim, string Subject)
{
    private const string User = "sub";

    /// <summary>
    /// The caller's id: two identities never have the same. Issuer and subject are escaped so that neither can contain the separator or a line end,
    /// and a client is told from a user of the same name.
    /// </summary>
    public string CallerId => $"{(SubjectClaim == User ? "subject" : SubjectClaim)}:{Uri.EscapeDataString(Issuer)}|{Uri.EscapeDataString(Subject)}";
}
