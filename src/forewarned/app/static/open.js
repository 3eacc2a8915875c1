// Pages do not depend on the clock: only this link knows what day it is.
"use strict";

const now = document.getElementById("now");
const day = new Date();
const two = (value) => String(value).padStart(2, "0");
now.href = `/open?today=${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
now.hidden = false;
