namespace GraphGateway.Execution;

/// <summary>A segment of a response path.</summary>
/// <param name="Field">The field.</param>
/// <param name="Index">The index in the field's list. -1 if the field is not a list, or if the segment means the whole list.</param>
internal readonly record struct ResponsePathSegment(FieldPlan Field, int Index = -1);
