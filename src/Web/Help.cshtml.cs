using Microsoft.AspNetCore.Mvc.RazorPages;
using PrescribeRx.Application;
using PrescribeRx.Domain.Identity;

namespace PrescribeRx.Web;

/// <summary>What the program is for, and where it is explained.</summary>
[Needs(Right.ReadPatients)]
public sealed class HelpPage : PageModel;
