using PrescribeRx.Domain.Adherence;

namespace PrescribeRx.Web.Reports;

/// <summary>One bar among several, with its name and its value in words; without a figure only the words stand.</summary>
public sealed record ShareBar(string Name, string Value, Figure? Of);
